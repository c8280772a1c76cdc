-- Who gets the leads that come in without anybody: rules in their order, of which the first that has somebody gives them.
create table leads.assignment_rule (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    name       text not null,
    kind       text not null,
    position   int not null,
    active     boolean not null,
    -- Empty for leads from anywhere.
    sources    text[] not null,
    -- Null for the members that are named; also once the team is no more, and then it gives to nobody.
    team_id    uuid,
    most_open  int,
    version    int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint assignment_rule_pkey primary key (tenant_id, id),
    constraint assignment_rule_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint assignment_rule_team_fkey foreign key (tenant_id, team_id) references tenancy.team (tenant_id, id)
        on delete set null (team_id),
    constraint assignment_rule_name_key unique (tenant_id, name),
    constraint assignment_rule_name_length check (length(name) between 1 and 100),
    constraint assignment_rule_kind check (kind in ('ROUND_ROBIN', 'WEIGHTED', 'TERRITORY', 'CAPACITY')),
    constraint assignment_rule_capacity check ((kind = 'CAPACITY') = (most_open is not null)),
    constraint assignment_rule_most_open check (most_open > 0)
);
create index assignment_rule_team_idx on leads.assignment_rule (tenant_id, team_id);
call platform.tenant_table('leads.assignment_rule');
grant delete on leads.assignment_rule to foyer_app;

-- Who a rule gives leads to, and whose turn it is. Of the members of a rule's team only the turns are here.
create table leads.assignment_member (
    tenant_id     uuid not null,
    id            uuid not null default uuidv7(),
    rule_id       uuid not null,
    membership_id uuid not null,
    -- Null for one who is not named, but in the rule's team.
    position      int,
    weight        int not null default 1,
    countries     text[] not null default '{}',
    forms         uuid[] not null default '{}',
    -- Grows while others get leads, and shrinks with each that this one gets: the greatest is next.
    turn          bigint not null default 0,
    constraint assignment_member_pkey primary key (tenant_id, id),
    constraint assignment_member_rule_fkey foreign key (tenant_id, rule_id)
        references leads.assignment_rule (tenant_id, id),
    constraint assignment_member_membership_fkey foreign key (tenant_id, membership_id)
        references tenancy.membership (tenant_id, id),
    constraint assignment_member_key unique (tenant_id, rule_id, membership_id),
    constraint assignment_member_weight check (weight between 1 and 100)
);
create index assignment_member_membership_idx on leads.assignment_member (tenant_id, membership_id);
call platform.tenant_table('leads.assignment_member');
grant delete on leads.assignment_member to foyer_app;
