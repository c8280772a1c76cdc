-- The inbox of webhooks: what providers have told, as it came and with a signature that held, and what became of it.
create table payments.inbox_event (
    id           uuid not null default uuidv7(),
    provider     text not null,
    -- The tenant's own account that it came to; null for the platform's.
    account_id   uuid,
    -- The provider's.
    event_id     text not null,
    type         text not null,
    body         bytea not null,
    occurred_at  timestamptz not null,
    received_at  timestamptz not null default now(),
    status       text not null default 'RECEIVED',
    -- Counts the claims: whoever has an older one may no longer say what became of it.
    fence        int not null default 0,
    attempts     int not null default 0,
    -- When its turn is; while somebody is at it, when the lease ends.
    due_at       timestamptz not null default now(),
    error        text,
    -- Whose it is, once that is known.
    tenant_id    uuid,
    ended_at     timestamptz,
    constraint inbox_event_pkey primary key (id),
    constraint inbox_event_key unique nulls not distinct (provider, account_id, event_id),
    constraint inbox_event_status check (status in ('RECEIVED', 'APPLIED', 'IGNORED', 'DEAD')),
    constraint inbox_event_ended check ((status = 'RECEIVED') = (ended_at is null))
);
create index inbox_event_due_idx on payments.inbox_event (due_at) where status = 'RECEIVED';
create index inbox_event_ended_idx on payments.inbox_event (ended_at) where status in ('APPLIED', 'IGNORED');
create index inbox_event_status_idx on payments.inbox_event (status, id desc);
create index inbox_event_type_idx on payments.inbox_event (type, id desc);
create index inbox_event_tenant_idx on payments.inbox_event (tenant_id, id desc) where tenant_id is not null;

-- Who is at the events of one subscription, so that they are applied one after the other whichever node has them.
create table payments.inbox_turn (
    name     text not null,
    event_id uuid not null,
    until    timestamptz not null,
    constraint inbox_turn_pkey primary key (name)
);

call platform.system_access('payments.inbox_event', 'select, insert, update, delete', 'takes webhooks before it is known whose they are, and applies them');
call platform.system_access('payments.inbox_turn', 'select, insert, update, delete', 'applies the events of one subscription one after the other');
