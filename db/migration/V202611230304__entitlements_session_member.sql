-- The view of a session with what the tenant's claim lets its people do.
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
       tenant_access.overrides as access_overrides
from identity.session
join identity.user_account on user_account.id = session.user_id
left join tenancy.tenant on tenant.id = session.tenant_id
left join tenancy.membership
    on membership.tenant_id = session.tenant_id and membership.id = session.membership_id
left join entitlements.tenant_access on tenant_access.tenant_id = session.tenant_id;

-- Memberships with what decides what their people may do in the tenant, claim included.
create view tenancy.seat with (security_invoker = true) as
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
       tenant_access.overrides as access_overrides
from tenancy.membership
join tenancy.tenant on tenant.id = membership.tenant_id
left join entitlements.tenant_access on tenant_access.tenant_id = membership.tenant_id;
grant select on tenancy.seat to foyer_app, foyer_system;
