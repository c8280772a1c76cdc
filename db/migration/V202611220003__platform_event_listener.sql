-- Durable listeners (ADR 006): each a named cursor over the events, and one over those of each tenant that it has
-- something to do for.

create table platform.event_listener (
    name     text not null,
    -- Events up to here were noticed: each tenant with some of them has its row below.
    position bigint not null,
    -- When a node last had it: one that no node has any more keeps no events from being dropped.
    seen_at  timestamptz not null default now(),
    constraint event_listener_pkey primary key (name)
);
call platform.system_access('platform.event_listener', 'select, insert, update, delete', 'keeps how far each listener has noticed events of every tenant');

create table platform.event_listener_tenant (
    tenant_id   uuid not null,
    id          uuid not null default uuidv7(),
    listener    text not null,
    -- Events up to here were handled; there is something to do up to `noticed`.
    position    bigint not null,
    noticed     bigint not null,
    -- Of the event after `position`.
    attempts    int not null default 0,
    next_try_at timestamptz not null default now(),
    constraint event_listener_tenant_pkey primary key (tenant_id, id),
    constraint event_listener_tenant_key unique (tenant_id, listener)
);
create index event_listener_tenant_due_idx on platform.event_listener_tenant (next_try_at) where position < noticed;
call platform.tenant_table('platform.event_listener_tenant', 'select, update');
call platform.system_access('platform.event_listener_tenant', 'select, insert, update (position, noticed), delete', 'notices for which tenants listeners have something to do');

-- Events that a listener gave up on, with all that it takes to hand them over once more after they are dropped.
create table platform.event_dead_letter (
    tenant_id   uuid not null,
    id          uuid not null default uuidv7(),
    listener    text not null,
    position    bigint not null,
    type        text not null,
    entity_type text not null,
    entity_id   uuid not null,
    actor_kind  text not null,
    actor_id    uuid,
    payload     jsonb not null,
    event_at    timestamptz not null,
    attempts    int not null,
    -- Class names only: a message may hold what belongs in no log.
    error       text not null,
    died_at     timestamptz not null default now(),
    -- Null until somebody requeues it.
    next_try_at timestamptz,
    constraint event_dead_letter_pkey primary key (tenant_id, id),
    constraint event_dead_letter_key unique (tenant_id, listener, position)
);
create index event_dead_letter_due_idx on platform.event_dead_letter (next_try_at) where next_try_at is not null;
call platform.tenant_table('platform.event_dead_letter', 'select, insert, update, delete');
call platform.system_access('platform.event_dead_letter', 'select', 'finds the tenants whose dead letters were requeued');

-- Notices up to `most` more events for a listener; answers whether there are more. One node at a time, in one round
-- trip; an idle node neither locks nor writes.
create function platform.notice_events(listener_name text, wanted text[], most int) returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
-- As for platform.sequence_events.
set enable_seqscan = off
as $$
declare
    head    bigint;
    start   bigint;
    up_to   bigint;
begin
    select last_position into head from platform.event_sequence;
    perform from platform.event_listener where name = listener_name and position < head;
    if not found then
        return false;
    end if;
    select position into start from platform.event_listener
    where name = listener_name and position < head for update skip locked;
    if not found then
        return false;
    end if;
    -- Positions have no gaps.
    up_to := least(head, start + most);
    insert into platform.event_listener_tenant as t (tenant_id, listener, position, noticed)
    select e.tenant_id, listener_name, min(e.position) - 1, max(e.position)
    from platform.event e
    where e.position > start and e.position <= up_to and e.type <> '' and e.type = any (wanted)
    group by e.tenant_id
    -- A tenant that had nothing to do need not be read from where it was.
    on conflict (tenant_id, listener) do update set
        position = case when t.position >= t.noticed then excluded.position else t.position end,
        noticed = excluded.noticed;
    update platform.event_listener set position = up_to where name = listener_name;
    return up_to < head;
end
$$;

grant execute on function platform.notice_events(text, text[], int) to foyer_system;
