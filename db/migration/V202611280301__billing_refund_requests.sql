-- What those who run the platform give back: the row's id is the key of the deed with the provider, so that it is done once.
create table billing.refund_request (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    payment_id      uuid not null,
    currency        text not null,
    amount_minor    bigint not null,
    reason          text not null,
    status          text not null,
    -- What came of it.
    refund_id       uuid,
    -- Why nothing did: a code of the schema.
    refusal         text,
    created_by_kind text not null,
    created_by_id   uuid,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint refund_request_pkey primary key (tenant_id, id),
    constraint refund_request_payment_fkey foreign key (tenant_id, payment_id) references billing.payment (tenant_id, id),
    constraint refund_request_refund_fkey foreign key (tenant_id, refund_id) references billing.refund (tenant_id, id),
    constraint refund_request_amount check (amount_minor > 0),
    -- UNKNOWN is what the provider has not answered for as long as it knows the key.
    constraint refund_request_status check (status in ('REQUESTED', 'DONE', 'REFUSED', 'UNKNOWN'))
);
call platform.tenant_table('billing.refund_request', 'select, insert, update, delete');
call platform.system_access('billing.refund_request', 'select (tenant_id, status)', 'finds the tenants with refunds that a provider has not answered');
-- Nobody gives back of a payment while somebody else does.
create unique index refund_request_requested_key on billing.refund_request (tenant_id, payment_id) where status = 'REQUESTED';
create index refund_request_payment_idx on billing.refund_request (tenant_id, payment_id);
create index refund_request_refund_idx on billing.refund_request (tenant_id, refund_id);
create index refund_payment_idx on billing.refund (tenant_id, provider, payment);

-- Tenants of which the deletion was asked for, until their subscription is set to end with its period.
create table billing.ending (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    created_at timestamptz not null default now(),
    constraint ending_pkey primary key (tenant_id, id),
    constraint ending_tenant_key unique (tenant_id),
    constraint ending_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id)
);
call platform.tenant_table('billing.ending', 'select, insert, delete');
call platform.system_access('billing.ending', 'select (tenant_id)', 'finds the tenants whose subscriptions are to end');
