-- Modules that the tenant has switched off itself, by the names of their features: not in force whatever the plan and
-- what was agreed beyond it say.
alter table entitlements.claim add disabled text[] not null default '{}';

create or replace view entitlements.tenant_access with (security_invoker = true) as
select claim.tenant_id,
       claim.access,
       array(
           select feature from unnest(claim.features) as feature
           where feature <> all (claim.disabled)) as features,
       array(
           select concat_ws(' ', claim_override.key, claim_override.granted, extract(epoch from claim_override.ends_at))
           from entitlements.claim_override
           where claim_override.tenant_id = claim.tenant_id and claim_override.granted is not null
             and claim_override.key <> all (claim.disabled)
           order by claim_override.key) as overrides
from entitlements.claim;
