drop function platform.notice_events(text, text[], int);

-- Notices up to `most` more events for each listener; the n-th type is one that the n-th listener wants. Answers whether there
-- are more for any. One node at a time for each listener, all of them in one round trip and one commit; an idle node neither
-- locks nor writes.
create function platform.notice_events(listeners text[], wanted text[], most int) returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
-- As for platform.sequence_events.
set enable_seqscan = off
as $$
declare
    head   bigint;
    behind record;
    -- Positions have no gaps.
    up_to  bigint;
    more   boolean := false;
begin
    select last_position into head from platform.event_sequence;
    perform from platform.event_listener where name = any (listeners) and position < head;
    if not found then
        return false;
    end if;
    for behind in
        select l.name, l.position, array(
                select w.type from unnest(listeners, wanted) as w (listener, type) where w.listener = l.name) as types
        from platform.event_listener l
        where l.name = any (listeners) and l.position < head
        order by l.name
        for update of l skip locked
    loop
        up_to := least(head, behind.position + most);
        insert into platform.event_listener_tenant as t (tenant_id, listener, position, noticed)
        select e.tenant_id, behind.name, min(e.position) - 1, max(e.position)
        from platform.event e
        where e.position > behind.position and e.position <= up_to and e.type <> '' and e.type = any (behind.types)
        group by e.tenant_id
        -- A tenant that had nothing to do need not be read from where it was.
        on conflict (tenant_id, listener) do update set
            position = case when t.position >= t.noticed then excluded.position else t.position end,
            noticed = excluded.noticed;
        update platform.event_listener set position = up_to where name = behind.name;
        more := more or up_to < head;
    end loop;
    return more;
end
$$;

grant execute on function platform.notice_events(text[], text[], int) to foyer_system;
