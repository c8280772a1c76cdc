-- Where a tenant's business time stands that was set by hand, for tests: never in production, and only ever forward.
create table billing.test_clock (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    at         timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint test_clock_pkey primary key (tenant_id, id),
    constraint test_clock_tenant_key unique (tenant_id),
    constraint test_clock_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id)
);
call platform.tenant_table('billing.test_clock', 'select, insert, update, delete');
call platform.system_access('billing.test_clock', 'select (tenant_id, at)', 'tells every node where the test clocks of tenants stand');

-- When it was found that another subscription of the tenant counts: this one is ended, and what was paid for it goes back.
alter table billing.subscription add column extra_at timestamptz;
