-- The one order of all events: a sequencer gives committed rows their position, one node at a time.

-- One row, whose lock makes the sequencers of all nodes take turns.
create table platform.event_sequence (
    id            boolean not null default true,
    -- The position given last: the head of the log.
    last_position bigint not null default 0,
    -- The highest position whose event may be gone: who read up to an earlier one has missed something.
    kept_after    bigint not null default 0,
    constraint event_sequence_pkey primary key (id),
    constraint event_sequence_one_row check (id)
);
insert into platform.event_sequence default values;

call platform.system_access('platform.event_sequence', 'select, update', 'counts the positions of events of every tenant');
call platform.system_access('platform.event', 'select, update (position)', 'gives events of every tenant their position and hands them to subscribers');

-- The feed reads across tenants.
create index event_feed_idx on platform.event (position) where position is not null;

-- Gives up to `most` committed events the next positions, in order of `seq`; answers how many, whether another node was
-- at it, and when the oldest of them was written. A function, since lock, new snapshot and update are then one round
-- trip and one short transaction, which a transaction pooler cannot pull apart. Each statement of a volatile function
-- sees what was committed before it: those after the lock see all that the holder before has placed.
create function platform.sequence_events(most int)
returns table (given int, busy boolean, oldest timestamptz)
language plpgsql
set search_path = pg_catalog, pg_temp
-- A plan made while a partition was empty must not read it from end to end when it has grown.
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    head bigint;
begin
    given := 0;
    busy := false;
    -- An idle node neither locks nor writes.
    if exists (select from platform.event where position is null) then
        select last_position into head from platform.event_sequence for update skip locked;
        busy := not found;
    end if;
    if head is not null then
        with batch as (
            select e.tenant_id, e.id, row_number() over (order by e.seq) as place
            from (select tenant_id, id, seq from platform.event where position is null order by seq limit most) as e
        ), placed as (
            update platform.event e set position = head + batch.place
            from batch where e.tenant_id = batch.tenant_id and e.id = batch.id
            returning e.created_at
        )
        select count(*), min(created_at) into given, oldest from placed;
    end if;
    if given > 0 then
        update platform.event_sequence set last_position = head + given;
        -- One for the batch, and not in a business transaction: notifying transactions commit one after the other.
        perform pg_notify('foyer_events', '');
    end if;
    return next;
end
$$;

grant execute on function platform.sequence_events(int) to foyer_system;
