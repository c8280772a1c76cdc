-- Search beneath row-level security: operators that are not leakproof never use an index there, so these functions run
-- as foyer_search, which may read every row of the tables it was given. Hence the rules: SECURITY DEFINER, fixed
-- search_path, the tenant of the caller's own context first (it raises without one), ids out, nothing else.
-- Every such function of Foyer is in this file; CatalogueTest and the isolation tests cover them.

-- Newest leads (at most `max_rows`, archived ones too) in which every word of the text begins a word: of all, or, where
-- `assignees` is not null, of those that one of them looks after and those that this maker made and nobody looks after.
-- Who may see some leads only is told by that here: beyond `max_rows` matches of others, theirs would not be found.
drop function if exists search.lead_ids(text, int);
drop function if exists search.lead_ids(text, int, uuid[], text, uuid);
create function search.lead_ids(query text, max_rows int, assignees uuid[], maker_kind text, maker uuid)
returns setof uuid
language plpgsql stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant uuid := current_setting('app.tenant_id')::uuid;
    patterns text[] := array(
        select '% ' || word || '%'
        from regexp_split_to_table(trim(platform.fold(query)), ' ') as word
        where word <> ''
        order by length(word) desc
        limit 10);
begin
    if cardinality(patterns) = 0 then
        return;
    end if;
    return query
        select l.id
        from leads.lead l
        -- The longest words go through the trigram index, which `like all` cannot use.
        where l.tenant_id = tenant
          and l.search_text like patterns[1]
          and l.search_text like coalesce(patterns[2], patterns[1])
          and l.search_text like coalesce(patterns[3], patterns[1])
          and l.search_text like all (patterns)
          and (assignees is null
              or l.assignee_id = any (assignees)
              or (l.assignee_id is null and l.created_by_id = maker and l.created_by_kind = maker_kind))
        order by l.created_at desc, l.id desc
        limit max_rows;
end
$$;

alter function search.lead_ids(text, int, uuid[], text, uuid) owner to foyer_search;
revoke execute on function search.lead_ids(text, int, uuid[], text, uuid) from public;
grant execute on function search.lead_ids(text, int, uuid[], text, uuid) to foyer_app;

-- Newest properties (at most `max_rows`, archived ones too) in which every word of the text begins a word: of all, or of
-- those that whoever asks may see, told as above.
drop function if exists search.property_ids(text, int);
drop function if exists search.property_ids(text, int, uuid[], text, uuid);
create function search.property_ids(query text, max_rows int, assignees uuid[], maker_kind text, maker uuid)
returns setof uuid
language plpgsql stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant uuid := current_setting('app.tenant_id')::uuid;
    patterns text[] := array(
        select '% ' || word || '%'
        from regexp_split_to_table(trim(platform.fold(query)), ' ') as word
        where word <> ''
        order by length(word) desc
        limit 10);
begin
    if cardinality(patterns) = 0 then
        return;
    end if;
    return query
        select p.id
        from properties.property p
        where p.tenant_id = tenant
          and p.search_text like patterns[1]
          and p.search_text like coalesce(patterns[2], patterns[1])
          and p.search_text like coalesce(patterns[3], patterns[1])
          and p.search_text like all (patterns)
          and (assignees is null
              or p.agent_id = any (assignees)
              or (p.agent_id is null and p.created_by_id = maker and p.created_by_kind = maker_kind))
        order by p.created_at desc, p.id desc
        limit max_rows;
end
$$;

alter function search.property_ids(text, int, uuid[], text, uuid) owner to foyer_search;
revoke execute on function search.property_ids(text, int, uuid[], text, uuid) from public;
grant execute on function search.property_ids(text, int, uuid[], text, uuid) to foyer_app;

-- Whether every word of the query begins a word of a folded text: for one row that is known already, by the rule by
-- which the functions above find many. Reads no table.
drop function if exists search.matches(text, text);
create function search.matches(folded text, query text) returns boolean
language sql immutable parallel safe
security definer
set search_path = pg_catalog, pg_temp
as $$
    select coalesce(bool_and(folded like '% ' || word || '%'), false)
    from (
        select word
        from regexp_split_to_table(trim(platform.fold(query)), ' ') as word
        where word <> ''
        order by length(word) desc
        limit 10
    ) as words
$$;

alter function search.matches(text, text) owner to foyer_search;
revoke execute on function search.matches(text, text) from public;
grant execute on function search.matches(text, text) to foyer_app;
