-- First outcome of each keyed mutation, kept 24 hours. The scope is the tenant, or the user where there is none.
create table platform.idempotency_key (
    id          uuid not null default uuidv7(),
    tenant_id   uuid,
    user_id     uuid,
    actor_id    uuid not null,
    operation   text not null,
    key         text not null,
    input_hash  bytea not null,
    -- The id of what was made, or null when the outcome was user errors.
    result_id   uuid,
    user_errors jsonb,
    created_at  timestamptz not null default now(),
    constraint idempotency_key_pkey primary key (id),
    constraint idempotency_key_key unique nulls not distinct (tenant_id, actor_id, operation, key),
    constraint idempotency_key_scope check (tenant_id is not null or user_id is not null),
    constraint idempotency_key_length check (length(key) between 1 and 255)
);
create index idempotency_key_created_idx on platform.idempotency_key (created_at);
create index idempotency_key_user_idx on platform.idempotency_key (user_id);

call platform.membership_table('platform.idempotency_key', 'select, insert, delete');
call platform.system_access('platform.idempotency_key', 'select, delete', 'deletes keys older than 24 hours of every tenant');

-- Exact token buckets for sign-in, codes, invites and forms; one row a key, counted before anyone is known.
create table platform.rate_limit (
    key        text not null,
    tokens     double precision not null,
    updated_at timestamptz not null,
    constraint rate_limit_pkey primary key (key)
);
create index rate_limit_updated_idx on platform.rate_limit (updated_at);
call platform.system_access('platform.rate_limit', 'select, insert, update, delete', 'counts attempts of people who are not signed in yet');
