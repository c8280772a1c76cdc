-- When a tenant was last compared with its providers, or that was begun: who never was, and then who was so the longest ago,
-- comes first in the next night.
alter table billing.account add column compared_at timestamptz not null default 'epoch';
create index account_compared_idx on billing.account (compared_at, tenant_id);
grant select (compared_at) on billing.account to foyer_system;
