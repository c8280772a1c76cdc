-- Credit of tenants that came or went, as providers have it: it never changes once it is there. Amounts in minor units of the
-- currency, less than zero for what was used.
create table billing.credit (
    tenant_id     uuid not null,
    id            uuid not null default uuidv7(),
    provider      text not null,
    external_id   text not null,
    -- The provider's id of the customer: with a customer who is gone their credit is too.
    customer      text not null,
    kind          text not null,
    currency      text not null,
    amount_minor  bigint not null,
    -- What there was after it.
    balance_minor bigint not null,
    -- The provider's id of the invoice.
    invoice       text,
    at            timestamptz not null,
    created_at    timestamptz not null default now(),
    constraint credit_pkey primary key (tenant_id, id),
    constraint credit_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint credit_external_key unique (tenant_id, provider, external_id),
    constraint credit_kind check (kind in ('GRANTED', 'APPLIED', 'RETURNED', 'KEPT', 'ADJUSTED'))
);
call platform.tenant_table('billing.credit', 'select, insert, delete');
create index credit_at_idx on billing.credit (tenant_id, at, id);

-- Credit that those who run the platform give: the row's id is the key of the deed with the provider, so that it is done once.
create table billing.credit_request (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    provider        text not null,
    customer        text not null,
    currency        text not null,
    amount_minor    bigint not null,
    reason          text not null,
    status          text not null,
    -- What came of it.
    credit_id       uuid,
    -- Why nothing did: a code of the schema.
    refusal         text,
    created_by_kind text not null,
    created_by_id   uuid,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint credit_request_pkey primary key (tenant_id, id),
    constraint credit_request_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint credit_request_credit_fkey foreign key (tenant_id, credit_id) references billing.credit (tenant_id, id),
    constraint credit_request_amount check (amount_minor > 0),
    -- UNKNOWN is what the provider has not answered for as long as it knows the key.
    constraint credit_request_status check (status in ('REQUESTED', 'DONE', 'REFUSED', 'UNKNOWN'))
);
call platform.tenant_table('billing.credit_request', 'select, insert, update, delete');
call platform.system_access('billing.credit_request', 'select (tenant_id, status)', 'finds the tenants with credit that a provider has not answered');
create index credit_request_requested_idx on billing.credit_request (tenant_id) where status = 'REQUESTED';
create index credit_request_credit_idx on billing.credit_request (tenant_id, credit_id);

-- What of an invoice's total was taken from credit, and not charged.
alter table billing.invoice add column credit_minor bigint not null default 0;
