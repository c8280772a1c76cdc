-- Tenants' own accounts with providers, which their customers pay: one with each.
create table payments.account (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    provider   text not null,
    -- Whether real money moves by it.
    live       boolean not null,
    -- Secrets and what goes with them, encrypted for this cell; nobody is shown them.
    keys       bytea not null,
    -- Of the token in the address of its webhooks, which is told once.
    hook_hash  bytea not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint account_pkey primary key (tenant_id, id),
    constraint account_provider_key unique (tenant_id, provider),
    constraint account_provider check (provider in ('STRIPE', 'PAYPAL')),
    constraint account_hook_hash check (length(hook_hash) = 32)
);
call platform.tenant_table('payments.account', 'select, insert, update, delete');
