-- A property had at most fifty media, whatever the plan; from here on each plan says how many. What was agreed before stays.
-- Whoever migrates owns the tables, and sees no rows while the policies bind owners too.
alter table entitlements.claim no force row level security;
alter table entitlements.claim_limit no force row level security;
insert into entitlements.claim_limit (tenant_id, limit_key, allowed)
select tenant_id, 'PROPERTY_MEDIA', 50 from entitlements.claim;
alter table entitlements.claim_limit force row level security;
alter table entitlements.claim force row level security;
