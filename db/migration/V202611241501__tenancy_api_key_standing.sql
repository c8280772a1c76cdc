-- A key acts only while its maker does: its standing tells what became of their membership and account.
create or replace view tenancy.api_key_standing with (security_invoker = true) as
select api_key.tenant_id,
       api_key.id as key_id,
       api_key.hash,
       api_key.permissions,
       api_key.expires_at,
       api_key.last_used_at,
       api_key.revoked_at,
       membership.role,
       custom_role.grants,
       tenant.status    as tenant_status,
       tenant.blueprint as tenant_blueprint,
       tenant_access.access    as access_level,
       tenant_access.features  as access_features,
       tenant_access.overrides as access_overrides,
       membership.status   as maker_status,
       user_account.active as maker_open
from tenancy.api_key
join tenancy.tenant on tenant.id = api_key.tenant_id
join tenancy.membership on membership.tenant_id = api_key.tenant_id and membership.id = api_key.maker_id
join identity.user_account on user_account.id = membership.user_id
left join entitlements.tenant_access on tenant_access.tenant_id = api_key.tenant_id
left join tenancy.custom_role
    on custom_role.tenant_id = membership.tenant_id and custom_role.id = membership.custom_role_id;
