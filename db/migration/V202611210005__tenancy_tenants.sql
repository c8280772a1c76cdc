-- Companies and who belongs to them.
create table tenancy.tenant (
    id         uuid not null default uuidv7(),
    name       text not null,
    slug       text not null,
    blueprint  text not null,
    locale     text not null default 'en',
    time_zone  text not null default 'UTC',
    currency   text not null default 'USD',
    country    text,
    week_start int not null default 1,
    status     text not null default 'ACTIVE',
    demo       boolean not null default false,
    version    int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tenant_pkey primary key (id),
    constraint tenant_slug_key unique (slug),
    constraint tenant_slug_form check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) between 2 and 63),
    constraint tenant_name_length check (length(name) between 1 and 200),
    constraint tenant_blueprint check (blueprint in
        ('REAL_ESTATE', 'BUSINESS_SUITE', 'LEAD_GENERATION', 'MEDIA_AGENCY', 'TRAVEL_SERVICES')),
    constraint tenant_status check (status in ('ACTIVE', 'SUSPENDED')),
    constraint tenant_week_start check (week_start between 1 and 7),
    constraint tenant_currency check (currency ~ '^[A-Z]{3}$')
);
call platform.own_row_table('tenancy.tenant', 'id', 'app.tenant_id', 'select, insert, update');
call platform.system_access('tenancy.tenant', 'select', 'finds the tenant by slug, and its state on each request');

create table tenancy.membership (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    user_id      uuid not null,
    role         text not null,
    status       text not null default 'ACTIVE',
    -- Copies of the user's, kept by the transaction that changes the user.
    name         text not null,
    email        text not null,
    -- Grows with each change of what the member may do; access tokens carry it.
    perms_version int not null default 1,
    version      int not null default 1,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    constraint membership_pkey primary key (tenant_id, id),
    constraint membership_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint membership_user_fkey foreign key (user_id) references identity.user_account (id),
    constraint membership_user_key unique (tenant_id, user_id),
    constraint membership_role check (role in
        ('OWNER', 'ADMIN', 'MANAGER', 'MEMBER', 'VIEWER', 'DEVELOPER', 'CUSTOMER')),
    constraint membership_status check (status in ('ACTIVE', 'SUSPENDED', 'FROZEN', 'REMOVED'))
);
create index membership_user_idx on tenancy.membership (user_id);
create index membership_created_idx on tenancy.membership (tenant_id, created_at, id);
call platform.membership_table('tenancy.membership');
call platform.system_access('tenancy.membership', 'select', 'resolves the member on each request, before the tenant is set');

-- A session with its user, membership and tenant: who acts, and what the viewer shows, in one statement. Read with the
-- reader's own rights: by foyer_system any session, by foyer_app those of the current user in the current tenant.
create view tenancy.session_member with (security_invoker = true) as
select session.id         as session_id,
       session.created_at as session_created_at,
       session.expires_at as session_expires_at,
       session.revoked_at as session_revoked_at,
       session.ip         as session_ip,
       session.user_agent as session_user_agent,
       user_account.id    as user_id,
       user_account.name  as user_name,
       user_account.email as user_email,
       user_account.email_verified_at as user_email_verified_at,
       user_account.phone as user_phone,
       user_account.country as user_country,
       user_account.locale as user_locale,
       user_account.time_zone as user_time_zone,
       user_account.active as user_active,
       user_account.created_at as user_created_at,
       session.tenant_id,
       tenant.name        as tenant_name,
       tenant.slug        as tenant_slug,
       tenant.blueprint   as tenant_blueprint,
       tenant.locale      as tenant_locale,
       tenant.time_zone   as tenant_time_zone,
       tenant.currency    as tenant_currency,
       tenant.status      as tenant_status,
       tenant.created_at  as tenant_created_at,
       session.membership_id,
       membership.name    as membership_name,
       membership.email   as membership_email,
       membership.role    as membership_role,
       membership.status  as membership_status,
       membership.perms_version as membership_perms_version,
       membership.created_at as membership_created_at
from identity.session
join identity.user_account on user_account.id = session.user_id
left join tenancy.tenant on tenant.id = session.tenant_id
left join tenancy.membership
    on membership.tenant_id = session.tenant_id and membership.id = session.membership_id;
grant select on tenancy.session_member to foyer_app, foyer_system;
