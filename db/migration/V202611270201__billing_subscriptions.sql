-- What providers answered for the prices of the deployment: they are everybody's, and asked for once.
create table billing.provider_price (
    code       text not null,
    -- Of the provider's account for real money, or of that for tests: ids of one are none of the other.
    live       boolean not null,
    amount_ref text,
    seat_ref   text,
    created_at timestamptz not null default now(),
    constraint provider_price_pkey primary key (code, live)
);
call platform.system_access('billing.provider_price', 'select, insert, update', 'keeps what providers answered for the prices of the deployment');

-- A tenant's account with the platform: one for each, which everything that changes its billing locks.
create table billing.account (
    tenant_id         uuid not null,
    id                uuid not null default uuidv7(),
    subscription_id   uuid,
    trial_used_at     timestamptz,
    -- What was written to the claim last: the plan, its paid seats and the period; null while billing has written nothing.
    plan              text,
    seats             int,
    period_start      timestamptz,
    period_end        timestamptz,
    access            text not null default 'FULL',
    -- When the level changes by time alone.
    access_changes_at timestamptz,
    -- When anything is due by time alone: that, a mail that says so, another month of quotas.
    due_at            timestamptz,
    -- Up to which moment it has been told that grace ends.
    warned_for        timestamptz,
    version           int not null default 1,
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now(),
    constraint account_pkey primary key (tenant_id, id),
    constraint account_tenant_key unique (tenant_id),
    constraint account_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint account_access check (access in ('FULL', 'GRACE', 'READ_ONLY', 'BLOCKED'))
);
call platform.tenant_table('billing.account', 'select, insert, update, delete');
call platform.system_access('billing.account', 'select (tenant_id, due_at)', 'finds the tenants whose access changes by time alone');
create index account_due_idx on billing.account (due_at, tenant_id) where due_at is not null;

-- Who pays, as each provider knows them.
create table billing.customer (
    tenant_id   uuid not null,
    id          uuid not null default uuidv7(),
    provider    text not null,
    external_id text not null,
    created_at  timestamptz not null default now(),
    constraint customer_pkey primary key (tenant_id, id),
    constraint customer_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint customer_provider_key unique (tenant_id, provider)
);
call platform.tenant_table('billing.customer', 'select, insert, update, delete');

-- A page of a provider's on which somebody subscribes.
create table billing.checkout (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    provider        text not null,
    price_code      text not null,
    seats           int not null,
    trial_days      int not null,
    email           text not null,
    success_url     text not null,
    cancel_url      text not null,
    -- The provider's; null while it has not answered.
    external_id     text,
    url             text,
    expires_at      timestamptz,
    subscription    text,
    status          text not null default 'OPEN',
    created_by_kind text not null,
    created_by_id   uuid,
    created_at      timestamptz not null,
    constraint checkout_pkey primary key (tenant_id, id),
    constraint checkout_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint checkout_external_key unique (tenant_id, provider, external_id),
    constraint checkout_seats check (seats >= 1),
    constraint checkout_status check (status in ('OPEN', 'DONE', 'EXPIRED', 'FAILED'))
);
call platform.tenant_table('billing.checkout', 'select, insert, update, delete');
create index checkout_created_idx on billing.checkout (tenant_id, created_at desc, id desc);

-- Subscriptions as the providers told of them; one of them is the account's.
create table billing.subscription (
    tenant_id            uuid not null,
    id                   uuid not null default uuidv7(),
    provider             text not null,
    external_id          text not null,
    customer             text,
    price_code           text not null,
    seats                int not null,
    status               text not null,
    -- Since when it is in this status, as far as anybody has said.
    status_since         timestamptz not null,
    started_at           timestamptz,
    period_start         timestamptz,
    period_end           timestamptz,
    trial_end            timestamptz,
    cancel_at_period_end boolean not null,
    ended_at             timestamptz,
    next_price_code      text,
    next_seats           int,
    next_at              timestamptz,
    method_kind          text,
    method_brand         text,
    method_last4         text,
    method_expires       text,
    coupon               text,
    -- Of what was told last, when it was so: what is not later is asked for anew.
    seen_at              timestamptz not null,
    version              int not null default 1,
    created_at           timestamptz not null default now(),
    updated_at           timestamptz not null default now(),
    constraint subscription_pkey primary key (tenant_id, id),
    constraint subscription_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint subscription_external_key unique (tenant_id, provider, external_id),
    constraint subscription_seats check (seats >= 1),
    constraint subscription_status check
        (status in ('INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED', 'CANCELLED'))
);
call platform.tenant_table('billing.subscription', 'select, insert, update, delete');
call platform.system_access('billing.subscription', 'select (tenant_id, ended_at)', 'finds the tenants whose subscriptions are compared with the provider each night');
create index subscription_living_idx on billing.subscription (tenant_id) where ended_at is null;
alter table billing.account add constraint account_subscription_fkey
    foreign key (tenant_id, subscription_id) references billing.subscription (tenant_id, id);
create index account_subscription_idx on billing.account (tenant_id, subscription_id);

-- What was charged, as providers have it; amounts in minor units of the currency.
create table billing.invoice (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    provider        text not null,
    external_id     text not null,
    -- The provider's id of the subscription; an invoice may be told of before it.
    subscription    text,
    number          text,
    status          text not null,
    currency        text not null,
    subtotal_minor  bigint not null,
    tax_minor       bigint not null,
    total_minor     bigint not null,
    paid_minor      bigint not null,
    due_minor       bigint not null,
    period_start    timestamptz,
    period_end      timestamptz,
    issued_at       timestamptz not null,
    paid_at         timestamptz,
    pdf_url         text,
    page_url        text,
    seen_at         timestamptz not null,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    constraint invoice_pkey primary key (tenant_id, id),
    constraint invoice_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint invoice_external_key unique (tenant_id, provider, external_id),
    constraint invoice_status check (status in ('DRAFT', 'OPEN', 'UNCOLLECTIBLE', 'VOID', 'PAID'))
);
call platform.tenant_table('billing.invoice', 'select, insert, update, delete');
create index invoice_issued_idx on billing.invoice (tenant_id, issued_at desc, id desc);
create index invoice_subscription_idx on billing.invoice (tenant_id, subscription, status);

create table billing.invoice_line (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    invoice_id   uuid not null,
    position     int not null,
    description  text not null,
    amount_minor bigint not null,
    quantity     int not null,
    period_start timestamptz,
    period_end   timestamptz,
    constraint invoice_line_pkey primary key (tenant_id, id),
    constraint invoice_line_key unique (tenant_id, invoice_id, position),
    constraint invoice_line_invoice_fkey foreign key (tenant_id, invoice_id) references billing.invoice (tenant_id, id)
);
call platform.tenant_table('billing.invoice_line', 'select, insert, update, delete');

create table billing.payment (
    tenant_id      uuid not null,
    id             uuid not null default uuidv7(),
    provider       text not null,
    external_id    text not null,
    subscription   text,
    -- The provider's id of the invoice.
    invoice        text,
    status         text not null,
    currency       text not null,
    amount_minor   bigint not null,
    refunded_minor bigint not null,
    failure_code   text,
    at             timestamptz not null,
    seen_at        timestamptz not null,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    constraint payment_pkey primary key (tenant_id, id),
    constraint payment_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint payment_external_key unique (tenant_id, provider, external_id),
    constraint payment_status check (status in ('PENDING', 'FAILED', 'SUCCEEDED'))
);
call platform.tenant_table('billing.payment', 'select, insert, update, delete');
create index payment_at_idx on billing.payment (tenant_id, at desc, id desc);

create table billing.refund (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    provider     text not null,
    external_id  text not null,
    -- The provider's id of the payment.
    payment      text not null,
    subscription text,
    status       text not null,
    currency     text not null,
    amount_minor bigint not null,
    reason       text,
    at           timestamptz not null,
    seen_at      timestamptz not null,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    constraint refund_pkey primary key (tenant_id, id),
    constraint refund_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint refund_external_key unique (tenant_id, provider, external_id),
    constraint refund_status check (status in ('PENDING', 'FAILED', 'SUCCEEDED'))
);
call platform.tenant_table('billing.refund', 'select, insert, update, delete');
create index refund_at_idx on billing.refund (tenant_id, at desc, id desc);

-- What a provider is asked to do with a subscription: the row's id is the key of the deed, so that it is done once.
create table billing.pending_change (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    subscription_id uuid not null,
    kind            text not null,
    status          text not null,
    -- What a change makes of it.
    price_code      text,
    seats           int,
    at_period_end   boolean not null default false,
    coupon          text,
    return_url      text,
    cancel_url      text,
    -- The page where the buyer agrees, and until when.
    url             text,
    expires_at      timestamptz,
    -- Why it did not come: a code of the schema.
    refusal         text,
    created_by_kind text not null,
    created_by_id   uuid,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint pending_change_pkey primary key (tenant_id, id),
    constraint pending_change_subscription_fkey
        foreign key (tenant_id, subscription_id) references billing.subscription (tenant_id, id),
    constraint pending_change_kind check (kind in ('CHANGE', 'UNSCHEDULE', 'CANCEL', 'RESUME', 'COUPON')),
    constraint pending_change_status check
        (status in ('REQUESTED', 'AWAITING_APPROVAL', 'APPLIED', 'REFUSED', 'ABANDONED'))
);
call platform.tenant_table('billing.pending_change', 'select, insert, update, delete');
-- Nobody asks for two things at once.
create unique index pending_change_requested_key on billing.pending_change (tenant_id) where status = 'REQUESTED';
create unique index pending_change_awaiting_key on billing.pending_change (tenant_id) where status = 'AWAITING_APPROVAL';
create index pending_change_subscription_idx on billing.pending_change (tenant_id, subscription_id);

-- What became of the account, for people to read.
create table billing.history (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    kind            text not null,
    subscription_id uuid,
    -- What was and is, or what was found: names of fields with their values before and after.
    details         jsonb not null,
    actor_kind      text not null,
    actor_id        uuid,
    at              timestamptz not null,
    constraint history_pkey primary key (tenant_id, id),
    constraint history_subscription_fkey
        foreign key (tenant_id, subscription_id) references billing.subscription (tenant_id, id)
);
call platform.tenant_table('billing.history', 'select, insert, delete');
create index history_subscription_idx on billing.history (tenant_id, subscription_id);
