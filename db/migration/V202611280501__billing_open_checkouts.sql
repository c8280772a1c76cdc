-- Of pages on which somebody subscribed and of which nothing was told the provider is asked each night.
call platform.system_access('billing.checkout', 'select (tenant_id, status)', 'finds the tenants with pages of which their provider is asked each night');
create index checkout_open_idx on billing.checkout (tenant_id) where status = 'OPEN';
