-- Teams of a tenant's people, and as what each belongs to which.
create table tenancy.team (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    name       text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint team_pkey primary key (tenant_id, id),
    constraint team_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint team_name_length check (length(name) between 1 and 200)
);
create unique index team_name_key on tenancy.team (tenant_id, lower(name));
create index team_name_idx on tenancy.team (tenant_id, name, id);
call platform.tenant_table('tenancy.team', 'select, insert, update, delete');

create table tenancy.team_member (
    tenant_id     uuid not null,
    id            uuid not null default uuidv7(),
    team_id       uuid not null,
    membership_id uuid not null,
    role          text not null,
    created_at    timestamptz not null default now(),
    constraint team_member_pkey primary key (tenant_id, id),
    constraint team_member_key unique (tenant_id, team_id, membership_id),
    constraint team_member_team_fkey foreign key (tenant_id, team_id) references tenancy.team (tenant_id, id),
    constraint team_member_membership_fkey
        foreign key (tenant_id, membership_id) references tenancy.membership (tenant_id, id),
    constraint team_member_role check (role in ('HEAD', 'MEMBER'))
);
create index team_member_membership_idx on tenancy.team_member (tenant_id, membership_id);
call platform.tenant_table('tenancy.team_member', 'select, insert, update, delete');
