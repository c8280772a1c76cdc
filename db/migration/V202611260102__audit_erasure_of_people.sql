-- Where strangers acted from tells of them and of nobody of the tenant: it goes with the record that they made.
create or replace function audit.erase(of_type text, ids uuid[]) returns int
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    subjects int;
    deeds    int;
begin
    update audit.entry e
    set personal = case when e.actor_kind <> 'PUBLIC_LINK' then nullif(e.personal - array(
        select k from jsonb_object_keys(e.personal) k where k not in ('ip', 'userAgent')), '{}') end
    where e.entity_id = any (ids) and e.entity_type = of_type
      and (e.personal - 'ip'::text - 'userAgent'::text <> '{}' or e.actor_kind = 'PUBLIC_LINK' and e.personal is not null);
    get diagnostics subjects = row_count;
    update audit.entry e set personal = nullif(e.personal - 'ip'::text - 'userAgent'::text, '{}')
    where e.actor_id = any (ids) and e.personal ?| array['ip', 'userAgent'];
    get diagnostics deeds = row_count;
    return subjects + deeds;
end
$$;

-- Takes people's data out of what is recorded of other records of the type by deeds that name one of these: what is told of the
-- one may be the other's. Where from whoever did it acted stays.
create function audit.erase_named(of_type text, deeds text[], names text[]) returns int
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    rows int;
begin
    update audit.entry e
    set personal = nullif(e.personal - array(
        select k from jsonb_object_keys(e.personal) k where k not in ('ip', 'userAgent')), '{}')
    where e.action = any (deeds) and e.entity_type = of_type
      and exists (select from unnest(names) n where position(n in e.diff::text) > 0)
      and e.personal - 'ip'::text - 'userAgent'::text <> '{}';
    get diagnostics rows = row_count;
    return rows;
end
$$;
grant execute on function audit.erase_named(text, text[], text[]) to foyer_app;
