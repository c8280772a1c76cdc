-- A tenant's own roles: a system role with other permissions, each perhaps for some records only.
create table tenancy.custom_role (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    name       text not null,
    based_on   text not null,
    -- A permission's name, or with ':TEAM' or ':OWN' behind it when it holds for those records only.
    grants     text[] not null,
    version    int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint custom_role_pkey primary key (tenant_id, id),
    constraint custom_role_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint custom_role_name_length check (length(name) between 1 and 200),
    constraint custom_role_based_on check (based_on in ('ADMIN', 'MANAGER', 'MEMBER', 'VIEWER', 'DEVELOPER'))
);
create unique index custom_role_name_key on tenancy.custom_role (tenant_id, lower(name));
call platform.tenant_table('tenancy.custom_role', 'select, insert, update, delete');
call platform.system_access('tenancy.custom_role', 'select', 'checks on each request what the member may do');
call platform.system_access('tenancy.team_member', 'select', 'checks on each request whether the member heads a team');

-- The membership's role is the system role that its own one is based on.
alter table tenancy.membership
    add column custom_role_id uuid,
    add constraint membership_custom_role_fkey
        foreign key (tenant_id, custom_role_id) references tenancy.custom_role (tenant_id, id);
create index membership_custom_role_idx on tenancy.membership (tenant_id, custom_role_id);

-- Who runs the platform. Only the owner of the database says so.
create table identity.super_admin (
    user_id    uuid not null,
    created_at timestamptz not null default now(),
    constraint super_admin_pkey primary key (user_id),
    constraint super_admin_user_fkey foreign key (user_id) references identity.user_account (id)
);
call platform.own_row_table('identity.super_admin', 'user_id', 'app.user_id', 'select');
call platform.system_access('identity.super_admin', 'select', 'checks on each request whether the user runs the platform');

-- Who really acts by a session that was opened as somebody else.
alter table identity.session
    add column impersonator_id uuid,
    add column impersonator_session_id uuid,
    add constraint session_impersonator_fkey foreign key (impersonator_id) references identity.user_account (id),
    add constraint session_impersonator check ((impersonator_id is null) = (impersonator_session_id is null));
create index session_impersonator_idx on identity.session (impersonator_id);

create or replace view tenancy.session_member with (security_invoker = true) as
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
       membership.created_at as membership_created_at,
       session.ends_at      as session_ends_at,
       session.last_used_at as session_last_used_at,
       session.cookie_hash  as session_cookie_hash,
       session.generation   as session_generation,
       tenant_access.access    as access_level,
       tenant_access.features  as access_features,
       tenant_access.overrides as access_overrides,
       session.impersonator_id         as session_impersonator_id,
       session.impersonator_session_id as session_impersonator_session_id,
       super_admin.user_id is not null as user_super_admin,
       membership.custom_role_id       as membership_custom_role_id,
       custom_role.grants              as membership_grants,
       exists (select
               from tenancy.team_member
               where team_member.tenant_id = session.tenant_id
                 and team_member.membership_id = session.membership_id
                 and team_member.role = 'HEAD') as membership_heads_team
from identity.session
join identity.user_account on user_account.id = session.user_id
left join tenancy.tenant on tenant.id = session.tenant_id
left join tenancy.membership
    on membership.tenant_id = session.tenant_id and membership.id = session.membership_id
left join entitlements.tenant_access on tenant_access.tenant_id = session.tenant_id
left join identity.super_admin on super_admin.user_id = session.user_id
left join tenancy.custom_role
    on custom_role.tenant_id = membership.tenant_id and custom_role.id = membership.custom_role_id;

create or replace view tenancy.seat with (security_invoker = true) as
select membership.tenant_id,
       membership.id as membership_id,
       membership.user_id,
       membership.role,
       membership.status,
       membership.created_at,
       tenant.status    as tenant_status,
       tenant.blueprint as tenant_blueprint,
       tenant_access.access    as access_level,
       tenant_access.features  as access_features,
       tenant_access.overrides as access_overrides,
       membership.custom_role_id,
       custom_role.grants,
       exists (select
               from tenancy.team_member
               where team_member.tenant_id = membership.tenant_id
                 and team_member.membership_id = membership.id
                 and team_member.role = 'HEAD') as heads_team
from tenancy.membership
join tenancy.tenant on tenant.id = membership.tenant_id
left join entitlements.tenant_access on tenant_access.tenant_id = membership.tenant_id
left join tenancy.custom_role
    on custom_role.tenant_id = membership.tenant_id and custom_role.id = membership.custom_role_id;
