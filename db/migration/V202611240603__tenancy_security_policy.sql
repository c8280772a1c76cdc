-- What a tenant asks of how its members sign in. A tenant without a row asks nothing.
create table tenancy.security_policy (
    tenant_id              uuid not null,
    id                     uuid not null default uuidv7(),
    -- Null: what the application asks of everybody.
    password_min_length    int,
    second_factor_required boolean not null default false,
    -- Null: as long as the application lets them.
    session_hours          int,
    -- Empty: whoever is invited may join.
    email_domains          text[] not null default '{}',
    updated_at             timestamptz not null default now(),
    constraint security_policy_pkey primary key (tenant_id, id),
    constraint security_policy_tenant_key unique (tenant_id),
    constraint security_policy_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint security_policy_password check (password_min_length between 8 and 64),
    constraint security_policy_session check (session_hours between 1 and 2160),
    constraint security_policy_domains check (cardinality(email_domains) <= 100)
);
call platform.tenant_table('tenancy.security_policy', 'select, insert, update');
call platform.system_access('tenancy.security_policy', 'select', 'holds whoever signs in to the policies of all of their tenants');

-- Who has a second factor, and nothing of what it is.
create policy system on identity.totp to foyer_system using (true) with check (true);
comment on policy system on identity.totp is 'tells which people have a second factor, before the tenant is set';
grant select (user_id, confirmed_at) on identity.totp to foyer_system;

-- Finds the sessions that stand in a tenant.
create index session_tenant_idx on identity.session (tenant_id) where revoked_at is null;
