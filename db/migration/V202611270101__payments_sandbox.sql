-- The sandbox, a provider on this server for development: what it knows of buyers, subscriptions and money that nobody pays.
-- It stands for somebody else's database: `reference` is what it was told to keep, and nothing of Foyer's points here.
create table payments.sandbox_customer (
    id         text not null,
    reference  uuid not null,
    email      text not null,
    name       text not null,
    -- The number of the card, one of the sandbox's own.
    card       text not null,
    -- Whether the next renewal is to fail, whatever the card.
    fails_next boolean not null default false,
    constraint sandbox_customer_pkey primary key (id)
);
create index sandbox_customer_reference_idx on payments.sandbox_customer (reference);

create table payments.sandbox_checkout (
    id           text not null,
    reference    uuid not null,
    customer     text,
    email        text not null,
    name         text not null,
    terms        jsonb not null,
    seats        int not null,
    trial_days   int not null,
    success_url  text not null,
    cancel_url   text not null,
    status       text not null,
    -- What came of it.
    subscription text,
    expires_at   timestamptz not null,
    constraint sandbox_checkout_pkey primary key (id),
    constraint sandbox_checkout_status check (status in ('OPEN', 'DONE', 'EXPIRED'))
);
create index sandbox_checkout_reference_idx on payments.sandbox_checkout (reference) where status = 'OPEN';

create table payments.sandbox_subscription (
    id                   text not null,
    reference            uuid not null,
    customer             text not null,
    status               text not null,
    terms                jsonb not null,
    seats                int not null,
    started_at           timestamptz not null,
    -- Where periods are counted from, so that one that begins on the 31st does so again, and how many there were.
    anchor               timestamptz not null,
    periods              int not null,
    period_start         timestamptz not null,
    period_end           timestamptz not null,
    trial_end            timestamptz,
    cancel_at_period_end boolean not null default false,
    ended_at             timestamptz,
    next_terms           jsonb,
    next_seats           int,
    coupon               text,
    -- Taken off the invoices to come.
    credit_minor         bigint not null default 0,
    invoices             int not null default 0,
    failures             int not null default 0,
    retry_at             timestamptz,
    updated_at           timestamptz not null,
    constraint sandbox_subscription_pkey primary key (id),
    constraint sandbox_subscription_next check ((next_terms is null) = (next_seats is null))
);
create index sandbox_subscription_reference_idx on payments.sandbox_subscription (reference);
create index sandbox_subscription_customer_idx on payments.sandbox_subscription (customer);

-- Invoices, payments and refunds, each whole, as events tell of them.
create table payments.sandbox_paper (
    id           text not null,
    kind         text not null,
    subscription text not null,
    at           timestamptz not null,
    state        jsonb not null,
    constraint sandbox_paper_pkey primary key (id),
    constraint sandbox_paper_kind check (kind in ('INVOICE', 'PAYMENT', 'REFUND'))
);
create index sandbox_paper_subscription_idx on payments.sandbox_paper (subscription, kind, at desc, id desc);

-- What was asked for under a key, and what came of it: it is done once.
create table payments.sandbox_deed (
    key    text not null,
    answer text,
    constraint sandbox_deed_pkey primary key (key)
);

create table payments.sandbox_portal (
    id         text not null,
    customer   text not null,
    return_url text not null,
    constraint sandbox_portal_pkey primary key (id)
);

-- Webhooks to be sent, written with what they tell of.
create table payments.sandbox_webhook (
    id       text not null,
    number   bigint generated always as identity,
    body     text not null,
    attempts int not null default 0,
    due_at   timestamptz not null default now(),
    sent_at  timestamptz,
    constraint sandbox_webhook_pkey primary key (id)
);
create index sandbox_webhook_due_idx on payments.sandbox_webhook (due_at) where sent_at is null;

call platform.system_access('payments.sandbox_customer', 'select, insert, update, delete', 'is a provider of payments, for development');
call platform.system_access('payments.sandbox_checkout', 'select, insert, update, delete', 'is a provider of payments, for development');
call platform.system_access('payments.sandbox_subscription', 'select, insert, update, delete', 'is a provider of payments, for development');
call platform.system_access('payments.sandbox_paper', 'select, insert, update, delete', 'is a provider of payments, for development');
call platform.system_access('payments.sandbox_deed', 'select, insert, update, delete', 'is a provider of payments, for development');
call platform.system_access('payments.sandbox_portal', 'select, insert, update, delete', 'is a provider of payments, for development');
call platform.system_access('payments.sandbox_webhook', 'select, insert, update, delete', 'is a provider of payments, for development');
