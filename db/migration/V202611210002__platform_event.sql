-- What happened, for listeners and subscribers. Written in the business transaction after the row it tells of;
-- `position` is given after commit by the sequencer and is the cursor. Partitioned by the time inside the UUIDv7.
create table platform.event (
    tenant_id   uuid not null,
    id          uuid not null default uuidv7(),
    -- Taken after the changed row is locked: orders the events of one entity.
    seq         bigint not null generated always as identity,
    position    bigint,
    type        text not null,
    entity_type text not null,
    entity_id   uuid not null,
    actor_kind  text not null,
    actor_id    uuid,
    request_id  text,
    payload     jsonb not null default '{}',
    created_at  timestamptz not null default now(),
    constraint event_pkey primary key (tenant_id, id),
    constraint event_payload_size check (pg_column_size(payload) <= 16384)
) partition by range (id);

create index event_unsequenced_idx on platform.event (seq) where position is null;
create index event_position_idx on platform.event (tenant_id, position);

call platform.tenant_table('platform.event', 'select, insert');

-- The smallest UUIDv7 of a moment: partition bounds and time filters.
create function platform.uuid_at(moment timestamptz) returns uuid
language sql immutable strict parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

create table platform.event_default partition of platform.event default;

-- Makes the daily partitions from yesterday to `days` ahead; the owner calls it at each start.
create procedure platform.make_event_partitions(days int)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    day date;
begin
    for i in -1 .. days loop
        day := (now() at time zone 'utc')::date + i;
        if to_regclass(format('platform.event_%s', to_char(day, 'YYYYMMDD'))) is null then
            execute format(
                'create table platform.event_%s partition of platform.event for values from (%L) to (%L)',
                to_char(day, 'YYYYMMDD'),
                platform.uuid_at(day::timestamp at time zone 'utc'),
                platform.uuid_at((day + 1)::timestamp at time zone 'utc'));
        end if;
    end loop;
end
$$;
