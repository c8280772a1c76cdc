-- Payments that buyers want back through their bank or the provider, as providers tell of them.
create table billing.dispute (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    provider     text not null,
    external_id  text not null,
    -- The provider's id of the payment, of which may be told later.
    payment      text not null,
    subscription text,
    status       text not null,
    currency     text not null,
    amount_minor bigint not null,
    reason       text,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    seen_at      timestamptz not null,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    constraint dispute_pkey primary key (tenant_id, id),
    constraint dispute_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint dispute_external_key unique (tenant_id, provider, external_id),
    constraint dispute_status check (status in ('NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST'))
);
call platform.tenant_table('billing.dispute', 'select, insert, update, delete');
create index dispute_payment_idx on billing.dispute (tenant_id, provider, payment);

-- What of an invoice that was paid went back by disputes that were lost, and since when: so much of it is owed again.
alter table billing.invoice add column disputed_minor bigint not null default 0;
alter table billing.invoice add column disputed_at timestamptz;
create index invoice_disputed_idx on billing.invoice (tenant_id, provider, subscription) where disputed_minor > 0;
