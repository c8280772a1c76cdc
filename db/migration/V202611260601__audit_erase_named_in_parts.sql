-- Takes people's data out of some of what is recorded of other records of the type by a deed that names one of these: what is
-- told of the one may be the other's. Where from whoever did it acted stays. Looks at so many entries of the deed from behind
-- this one on, each once however many names there are, and answers the last of them; null when there is none.
create function audit.erase_told(of_type text, deed text, names text[], after uuid, most int) returns uuid
language plpgsql
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
    seen uuid[];
begin
    seen := array(
        select e.id
        from audit.entry e
        where e.action = deed and (after is null or e.id > after)
        order by e.id
        limit most);
    update audit.entry e
    set personal = nullif(e.personal - array(
        select k from jsonb_object_keys(e.personal) k where k not in ('ip', 'userAgent')), '{}')
    where e.id = any (seen) and e.entity_type = of_type
      and e.personal - 'ip'::text - 'userAgent'::text <> '{}'
      and exists (
          select from regexp_split_to_table(e.diff::text, '[^A-Za-z0-9_]+') word
          where word in (select unnest(names)));
    return seen[cardinality(seen)];
end
$$;
grant execute on function audit.erase_told(text, text, text[], uuid, int) to foyer_app;

-- For servers of before.
create or replace function audit.erase_named(of_type text, deeds text[], names text[]) returns int
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    deed text;
    last uuid;
begin
    foreach deed in array deeds loop
        last := null;
        loop
            last := audit.erase_told(of_type, deed, names, last, 1000);
            exit when last is null;
        end loop;
    end loop;
    return 0;
end
$$;
