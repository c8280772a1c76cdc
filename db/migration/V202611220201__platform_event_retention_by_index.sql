-- As before, drops the days that ended before `before` and whose events all have a position up to `up_to`: none that
-- waits for its position, none that a listener has yet to see. A day that is still needed is found out without a lock,
-- and under the lock, which holds up every write of an event, two looks into indexes are all that is read.
create or replace procedure platform.drop_event_partitions(before timestamptz, up_to bigint)
language plpgsql
set search_path = pg_catalog, pg_temp
-- As for platform.sequence_events.
set enable_seqscan = off
as $$
declare
    part    record;
    ended   text[] := '{}';
    name    text;
    -- `type <> ''` is always so; it is what makes event_feed_idx fit.
    look    constant text :=
        'select exists (select from platform.%1$I where position is null) '
        '    or exists (select from platform.%1$I where position > $1 and type <> '''')';
    needed  boolean;
begin
    for part in
        select c.relname, to_date(substr(c.relname, 7), 'YYYYMMDD') as day
        from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'platform.event'::regclass and c.relname ~ '^event_\d{8}$'
        order by c.relname
    loop
        exit when (part.day + 1)::timestamp at time zone 'utc' > before;
        execute format(look, part.relname) into needed using up_to;
        if not needed then
            ended := ended || part.relname::text;
        end if;
    end loop;
    foreach name in array ended loop
        -- So that nothing is written into it after the second look; the parent first, as dropping does.
        lock table only platform.event in access exclusive mode;
        execute format('lock table platform.%I in access exclusive mode', name);
        execute format(look, name) into needed using up_to;
        if not needed then
            execute format('drop table platform.%I', name);
        end if;
    end loop;
    delete from platform.event_default
    where id < platform.uuid_at(before) and position <= up_to and type <> '';
end
$$;
