-- Partitions come and go while Foyer runs. Both procedures are the owner's: serving logins own nothing.

-- Makes the daily partitions from yesterday to `days` ahead. Rows that came before their partition are in the default
-- one and would block it: they move into theirs.
create or replace procedure platform.make_event_partitions(days int)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    day       date;
    name      text;
    first_id  uuid;
    next_id   uuid;
    displaced boolean;
begin
    for i in -1 .. days loop
        day := (now() at time zone 'utc')::date + i;
        name := 'event_' || to_char(day, 'YYYYMMDD');
        continue when to_regclass('platform.' || name) is not null;
        first_id := platform.uuid_at(day::timestamp at time zone 'utc');
        next_id := platform.uuid_at((day + 1)::timestamp at time zone 'utc');
        displaced := exists (select from platform.event_default where id >= first_id and id < next_id);
        if displaced then
            alter table platform.event detach partition platform.event_default;
        end if;
        execute format(
            'create table platform.%I partition of platform.event for values from (%L) to (%L)',
            name, first_id, next_id);
        if displaced then
            execute format(
                'with displaced as (delete from platform.event_default where id >= %L and id < %L returning *) '
                'insert into platform.%I overriding system value select * from displaced', first_id, next_id, name);
            alter table platform.event attach partition platform.event_default default;
        end if;
    end loop;
end
$$;

-- Drops the days that ended before `before` and whose events all have a position up to `up_to`: none that waits for its
-- position, none that a listener has yet to see.
create procedure platform.drop_event_partitions(before timestamptz, up_to bigint)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    part   record;
    needed boolean;
begin
    for part in
        select c.relname, to_date(substr(c.relname, 7), 'YYYYMMDD') as day
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'platform.event'::regclass and c.relname ~ '^event_\d{8}$'
        order by c.relname
    loop
        exit when (part.day + 1)::timestamp at time zone 'utc' > before;
        -- Before it is looked at, so that nothing is written into it afterwards; the parent first, as dropping does.
        lock table only platform.event in access exclusive mode;
        execute format('lock table platform.%I in access exclusive mode', part.relname);
        execute format(
            'select exists (select from platform.%1$I where position is null) '
            '    or exists (select from platform.%1$I where position > $1)', part.relname)
            into needed using up_to;
        if not needed then
            execute format('drop table platform.%I', part.relname);
        end if;
    end loop;
    delete from platform.event_default where id < platform.uuid_at(before) and position <= up_to;
end
$$;
