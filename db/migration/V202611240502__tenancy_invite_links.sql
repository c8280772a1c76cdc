-- Links that let in whoever has one. Each use is counted in the row itself, so that there are never more than allowed.
create table tenancy.invite_link (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    role       text not null,
    -- Of the addresses it is for, in lower case; none for any.
    domains    text[] not null default '{}',
    max_uses   int,
    uses       int not null default 0,
    -- SHA-256 of the token, which is told once.
    token_hash bytea not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    created_by uuid,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint invite_link_pkey primary key (tenant_id, id),
    constraint invite_link_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint invite_link_created_by_fkey
        foreign key (tenant_id, created_by) references tenancy.membership (tenant_id, id),
    constraint invite_link_token_key unique (tenant_id, token_hash),
    constraint invite_link_role check (role in
        ('OWNER', 'ADMIN', 'MANAGER', 'MEMBER', 'VIEWER', 'DEVELOPER', 'CUSTOMER')),
    constraint invite_link_uses check (uses >= 0 and (max_uses is null or uses <= max_uses))
);
create index invite_link_created_idx on tenancy.invite_link (tenant_id, created_at, id);
create index invite_link_created_by_idx on tenancy.invite_link (tenant_id, created_by);
call platform.tenant_table('tenancy.invite_link');
