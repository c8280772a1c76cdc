-- Search beneath row-level security: operators that are not leakproof never use an index there, so these functions run
-- as foyer_search, which may read every row of the tables it was given. Hence the rules: SECURITY DEFINER, fixed
-- search_path, the tenant of the caller's own context first (it raises without one), ids out, nothing else.
-- Every such function of Foyer is in this file; CatalogueTest and the isolation tests cover them.
--
-- An index of words knows nothing of time, and all of a word's rows have to be read before the first is known: a word that
-- half of the leads have costs half of them. So each search looks at the newest rows first. What is common there is found by
-- going on from the newest to the oldest until there is enough; what is rare there, by the index of words. Statements are
-- planned for their values: what the branches that do not apply would cost must not count.

-- A database that is brought up to an older version gets these functions too, before what they read is there.
set local check_function_bodies = off;

-- The newest leads in which each of the words begins a word.
drop function if exists search.leads_with(text[], int, boolean, uuid[], text, uuid);
create or replace function search.leads_with(
    words text[], max_rows int, archived boolean, assignees uuid[], maker_kind text, maker uuid, teams uuid[])
returns uuid[]
language plpgsql stable
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
-- Workers would take longer to come than their work takes.
set max_parallel_workers_per_gather = 0
as $$
declare
    tenant uuid := current_setting('app.tenant_id')::uuid;
    looked_at int := case when assignees is null then 1000 else 2000 end;
    -- One in so many of the rows that were looked at makes a word common.
    common int := 33;
    patterns text[] := array(select '% ' || word || '%' from unnest(words) with ordinality as w (word, n) order by n);
    seen int;
    found uuid[];
    counts int[];
    rarest int;
    wanted tsquery[];
begin
    with recent as materialized (
        select l.id, l.search_text
        from leads.lead l
        where l.tenant_id = tenant
          and (archived and l.archived_at is not null or not archived and l.archived_at is null)
          and (assignees is null
              or l.assignee_id = any (assignees)
              or l.team_id = any (teams)
              or (l.assignee_id is null and l.created_by_id = maker and l.created_by_kind = maker_kind))
        order by l.created_at desc, l.id desc
        limit looked_at)
    select (select count(*) from recent),
           array(select r.id from recent r where r.search_text like all (patterns)),
           array(
               select (select count(*) from recent r where r.search_text like w.pattern)
               from unnest(patterns) with ordinality as w (pattern, n)
               order by n)
    into seen, found, counts;
    if seen < looked_at or cardinality(found) >= max_rows then
        return found[:max_rows];
    end if;
    if cardinality(found) * common >= looked_at then
        found := array(
            select newest.id
            from (
                select l.id, l.search_text
                from leads.lead l
                where l.tenant_id = tenant
                  and (archived and l.archived_at is not null or not archived and l.archived_at is null)
                  and (assignees is null
                      or l.assignee_id = any (assignees)
                      or l.team_id = any (teams)
                      or (l.assignee_id is null and l.created_by_id = maker and l.created_by_kind = maker_kind))
                order by l.created_at desc, l.id desc
                -- Half as many again as they should be among.
                limit 3 * max_rows / 2 * looked_at / cardinality(found)) newest
            where newest.search_text like all (patterns)
            limit max_rows);
        if cardinality(found) = max_rows then
            return found;
        end if;
    end if;
    select n into rarest
    from unnest(counts, words) with ordinality as c (leads, word, n)
    order by leads, length(word) desc
    limit 1;
    wanted := case when counts[rarest] * common < looked_at
        then platform.leading(tenant, array[words[rarest]], null)
        -- All of them are common: what the newest leads say tells which words they begin.
        else platform.leading(tenant, words, platform.completions(words, array(
            select l.search_text
            from leads.lead l
            where l.tenant_id = tenant and l.archived_at is null
            order by l.created_at desc, l.id desc
            limit 300))) end;
    return array(
        with matching as materialized (
            select l.id, l.created_at
            from leads.lead l
            where l.tenant_id = tenant
              and platform.words(l.tenant_id, l.search_text) @@ any (wanted)
              and l.search_text like all (patterns)
              and (archived and l.archived_at is not null or not archived and l.archived_at is null)
              and (assignees is null
                  or l.assignee_id = any (assignees)
                  or l.team_id = any (teams)
                  or (l.assignee_id is null and l.created_by_id = maker and l.created_by_kind = maker_kind)))
        select m.id from matching m
        order by m.created_at desc, m.id desc
        limit max_rows);
end
$$;

-- Leads one note of which has, of each of the words, one that it begins; those with the newest notes first.
drop function if exists search.leads_noted(text[], int, boolean, uuid[], text, uuid);
create or replace function search.leads_noted(
    words text[], max_rows int, archived boolean, assignees uuid[], maker_kind text, maker uuid, teams uuid[])
returns uuid[]
language plpgsql stable
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
-- Workers would take longer to come than their work takes.
set max_parallel_workers_per_gather = 0
as $$
declare
    tenant uuid := current_setting('app.tenant_id')::uuid;
    most boolean := assignees is null and not archived;
    few int := 2000;
    done boolean;
    looked_at int := 300;
    common int := 33;
    patterns text[] := array(select '% ' || word || '%' from unnest(words) as word);
    seen int;
    found int;
    completions text[];
    noted uuid[];
begin
    if max_rows <= 0 then
        return '{}';
    end if;
    select count(*), count(*) filter (where n.search_text like all (patterns)),
           platform.completions(words, (array_agg(n.search_text))[:100])
    into seen, found, completions
    from (
        select n.search_text
        from records.note n
        where n.tenant_id = tenant and n.subject_kind = 'Lead'
        order by n.id desc
        limit looked_at) n;
    if seen < looked_at and found = 0 then
        return '{}';
    end if;
    if not most then
        -- Few of the notes may be on these leads: theirs are read, and by the index of words only a word that few notes have.
        with recent as materialized (
            select l.id
            from leads.lead l
            where l.tenant_id = tenant
              and (archived and l.archived_at is not null or not archived and l.archived_at is null)
              and (assignees is null
                  or l.assignee_id = any (assignees)
                  or l.team_id = any (teams)
                  or (l.assignee_id is null and l.created_by_id = maker and l.created_by_kind = maker_kind))
            order by l.created_at desc, l.id desc
            limit few)
        select (select count(*) from recent) < few or found * common >= looked_at,
               array(
                   select r.id
                   from recent r
                   cross join lateral (
                       select from records.note n
                       where n.tenant_id = tenant and n.subject_id = r.id and n.subject_kind = 'Lead'
                         and n.search_text like all (patterns)
                       limit 1) n
                   limit max_rows)
        into done, noted;
        if done or cardinality(noted) = max_rows then
            return noted;
        end if;
        noted := '{}';
    elsif found * common >= looked_at then
        noted := array(
            select newest.subject_id
            from (
                select n.subject_id, n.search_text
                from records.note n
                where n.tenant_id = tenant and n.subject_kind = 'Lead'
                order by n.id desc
                limit 3 * max_rows / 2 * looked_at / found) newest
            where newest.search_text like all (patterns)
            limit max_rows);
    end if;
    if coalesce(cardinality(noted), 0) < max_rows then
        noted := array(
            with matching as materialized (
                select n.subject_id, n.id
                from records.note n
                where n.tenant_id = tenant
                  and n.subject_kind = 'Lead'
                  and platform.words(n.tenant_id, n.search_text) @@ any (platform.leading(tenant, words, completions))
                  and n.search_text like all (patterns))
            select m.subject_id from matching m
            order by m.id desc
            limit case when most then 3 * max_rows else 30000 end);
    end if;
    return array(
        select l.id
        from leads.lead l
        where l.tenant_id = tenant
          and l.id = any (noted)
          and (archived and l.archived_at is not null or not archived and l.archived_at is null)
          and (assignees is null
              or l.assignee_id = any (assignees)
              or l.team_id = any (teams)
              or (l.assignee_id is null and l.created_by_id = maker and l.created_by_kind = maker_kind))
        -- By what no index has beside the id: one that had all would be read over and over for an id in its midst.
        order by l.created_at desc, l.id desc
        limit max_rows);
end
$$;

-- What a word may have been meant to be, of what such leads and their notes say: at most three words, or beginnings of words,
-- that are one slip away. Of what the newest say if there is any, the most frequent first; the word itself where it begins
-- one. Other leads tell nothing here: that nothing is found by what is close would tell what they say.
drop function if exists search.spellings(text);
drop function if exists search.spellings(text, boolean, uuid[], text, uuid);
create or replace function search.spellings(
    word text, archived boolean, assignees uuid[], maker_kind text, maker uuid, teams uuid[])
returns text[]
language plpgsql stable
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
-- Workers would take longer to come than their work takes.
set max_parallel_workers_per_gather = 0
as $$
declare
    tenant uuid := current_setting('app.tenant_id')::uuid;
    slips text[] := platform.slips(word);
    -- Of a short word too much is the beginning.
    beginnings boolean := length(word) > 4;
    spelt text[];
begin
    -- What begins a word of the newest of these leads is meant as it is: most of what is asked for is.
    if cardinality(slips) = 0 or word collate "C" >= 'a' and exists (
        select from (
            select l.search_text
            from leads.lead l
            where l.tenant_id = tenant
              and (archived and l.archived_at is not null or not archived and l.archived_at is null)
              and (assignees is null
                  or l.assignee_id = any (assignees)
                  or l.team_id = any (teams)
                  or (l.assignee_id is null and l.created_by_id = maker and l.created_by_kind = maker_kind))
            order by l.created_at desc, l.id desc
            limit 600) newest
        where newest.search_text like '% ' || word || '%')
    then
        return array[word];
    end if;
    for step in 1..2 loop
        with recent as materialized (
            select l.id, l.search_text
            from leads.lead l
            where step = 1 and l.tenant_id = tenant
              and (archived and l.archived_at is not null or not archived and l.archived_at is null)
              and (assignees is null
                  or l.assignee_id = any (assignees)
                  or l.team_id = any (teams)
                  or (l.assignee_id is null and l.created_by_id = maker and l.created_by_kind = maker_kind))
            order by l.created_at desc, l.id desc
            limit 600),
        -- One word after the other: for all of them at once the planner would rather read every lead. What is common but among
        -- the newest of these leads is looked at a few times only.
        close as materialized (
            select l.search_text
            from unnest(slips || word) as s (slip)
            cross join lateral (
                select l.* from leads.lead l
                where l.tenant_id = tenant
                  and platform.words(l.tenant_id, l.search_text) @@ ('''' || platform.lexeme(tenant, s.slip) || '''')::tsquery
                limit 200) l
            where step = 2
              and (archived and l.archived_at is not null or not archived and l.archived_at is null)
              and (assignees is null
                  or l.assignee_id = any (assignees)
                  or l.team_id = any (teams)
                  or (l.assignee_id is null and l.created_by_id = maker and l.created_by_kind = maker_kind))
            union all
            select n.search_text
            from unnest(slips || word) as s (slip)
            cross join lateral (
                select n.subject_id, n.search_text from records.note n
                where n.tenant_id = tenant and n.subject_kind = 'Lead'
                  and platform.words(n.tenant_id, n.search_text) @@ ('''' || platform.lexeme(tenant, s.slip) || '''')::tsquery
                limit 200) n
            cross join lateral (
                select l.* from leads.lead l
                where l.tenant_id = tenant and l.id = n.subject_id
                limit 1) l
            where step = 2
              and (archived and l.archived_at is not null or not archived and l.archived_at is null)
              and (assignees is null
                  or l.assignee_id = any (assignees)
                  or l.team_id = any (teams)
                  or (l.assignee_id is null and l.created_by_id = maker and l.created_by_kind = maker_kind))),
        said as materialized (
            select s.word, count(*) as times
            from (
                select r.search_text from recent r
                union all
                (select n.search_text
                from recent r
                join records.note n on n.tenant_id = tenant and n.subject_id = r.id and n.subject_kind = 'Lead'
                limit 300)
                union all
                (select c.search_text from close c limit 200)) t,
                string_to_table(t.search_text, ' ') as s (word)
            -- Most words that are different are numbers, of which none is meant.
            where length(s.word) >= length(spellings.word) - 1 and s.word collate "C" >= 'a'
            group by s.word),
        meant as (
            select s.word as meant, s.times, 1 as rank from said s where s.word = any (slips)
            union all
            select left(s.word, n), s.times, 2
            from said s, generate_series(length(spellings.word) - 1, length(spellings.word) + 1) as n
            where beginnings and length(s.word) > n and left(s.word, n) = any (slips))
        select case when exists (select from said s where starts_with(s.word, spellings.word)) then array[spellings.word]
            else array(
                select m.meant from meant m
                group by m.meant
                order by min(m.rank), sum(m.times) desc, m.meant
                limit 3) end
        into spelt;
        exit when cardinality(spelt) > 0;
    end loop;
    return spelt;
end
$$;

-- The leads that a text finds, archived or in use: those in which every word of it begins a word; then, while there are fewer
-- than `max_rows`, those with such a note; if there is none of either, the same by its numbers as phone numbers are kept; and
-- if there is still none, by words that are one slip away. Of each kind the newest, of all leads or, where `assignees` is not
-- null, of those that one of them or one of these teams looks after and those that this maker made and nobody looks after.
-- Who may see some leads only is told by that here: beyond `max_rows` matches of others, theirs would not be found.
drop function if exists search.lead_ids(text, int);
drop function if exists search.lead_ids(text, int, uuid[], text, uuid);
drop function if exists search.lead_ids(text, int, boolean, uuid[], text, uuid);
drop function if exists search.lead_ids(text, int, boolean, uuid[], text, uuid, uuid[]);
create function search.lead_ids(
    query text, max_rows int, archived boolean, assignees uuid[], maker_kind text, maker uuid, teams uuid[])
returns setof uuid
language plpgsql stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant uuid := current_setting('app.tenant_id')::uuid;
    words text[] := platform.search_words(query);
    numbers text[] := platform.number_words(query);
    lines text[] := array[''];
    line text;
    word text;
    spelt text[];
    found uuid[];
begin
    -- Digits of other scripts are no letters of any word.
    if cardinality(words) = 0 then
        words := numbers;
    end if;
    if cardinality(words) = 0 then
        return;
    end if;
    found := search.leads_with(words, max_rows, archived, assignees, maker_kind, maker, teams);
    found := found || search.leads_noted(
        words, max_rows - cardinality(found), archived, assignees, maker_kind, maker, teams);
    if cardinality(found) = 0 and numbers <> words then
        found := search.leads_with(numbers, max_rows, archived, assignees, maker_kind, maker, teams);
    end if;
    if cardinality(found) = 0 then
        foreach word in array words loop
            lines := array(
                select concat_ws(' ', nullif(l.line, ''), s.spelling)
                from unnest(lines) with ordinality as l (line, n),
                    unnest(search.spellings(word, archived, assignees, maker_kind, maker, teams))
                        with ordinality as s (spelling, m)
                order by l.n + s.m
                limit 4);
        end loop;
        foreach line in array lines loop
            exit when cardinality(found) >= max_rows;
            -- As it was typed it has been looked for.
            continue when line = array_to_string(words, ' ');
            spelt := string_to_array(line, ' ');
            found := found || search.leads_with(
                spelt, max_rows - cardinality(found), archived, assignees, maker_kind, maker, teams);
            found := found || search.leads_noted(
                spelt, max_rows - cardinality(found), archived, assignees, maker_kind, maker, teams);
        end loop;
    end if;
    return query select unnest(found);
end
$$;

alter function search.leads_with(text[], int, boolean, uuid[], text, uuid, uuid[]) owner to foyer_search;
revoke execute on function search.leads_with(text[], int, boolean, uuid[], text, uuid, uuid[]) from public;
alter function search.leads_noted(text[], int, boolean, uuid[], text, uuid, uuid[]) owner to foyer_search;
revoke execute on function search.leads_noted(text[], int, boolean, uuid[], text, uuid, uuid[]) from public;
alter function search.spellings(text, boolean, uuid[], text, uuid, uuid[]) owner to foyer_search;
revoke execute on function search.spellings(text, boolean, uuid[], text, uuid, uuid[]) from public;
alter function search.lead_ids(text, int, boolean, uuid[], text, uuid, uuid[]) owner to foyer_search;
revoke execute on function search.lead_ids(text, int, boolean, uuid[], text, uuid, uuid[]) from public;
grant execute on function search.lead_ids(text, int, boolean, uuid[], text, uuid, uuid[]) to foyer_app;

-- The leads, archived or not, that have every word of the text, or every word with its numbers as they are kept, or a note that
-- does: for what goes through all of them and looks at each again. Null where there are more than `max_rows`, which is known
-- from the newest where the text is common; all of them, however many, without it.
create or replace function search.leads_saying(query text, max_rows int)
returns uuid[]
language plpgsql stable
security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan
-- Workers would take longer to come than their work takes.
set max_parallel_workers_per_gather = 0
as $$
declare
    tenant uuid := current_setting('app.tenant_id')::uuid;
    looked_at int := 1000;
    common int := 33;
    form text;
    words text[];
    patterns text[];
    counts int[];
    saying int;
    rarest int;
    wanted tsquery[];
    found uuid[] := '{}';
begin
    foreach form in array array['words', 'numbers'] loop
        words := case form when 'words' then platform.search_words(query) else platform.number_words(query) end;
        continue when cardinality(words) = 0 or form = 'numbers' and words = platform.search_words(query);
        patterns := array(select '% ' || word || '%' from unnest(words) with ordinality as w (word, n) order by n);
        with recent as materialized (
            select l.search_text from leads.lead l
            where l.tenant_id = tenant and l.archived_at is null
            order by l.created_at desc, l.id desc
            limit looked_at)
        select (select count(*) from recent r where r.search_text like all (patterns)),
               array(
                   select (select count(*) from recent r where r.search_text like w.pattern)
                   from unnest(patterns) with ordinality as w (pattern, n)
                   order by n)
        into saying, counts;
        if saying * common >= looked_at and max_rows is not null then
            return null;
        end if;
        select n into rarest
        from unnest(counts, words) with ordinality as c (leads, word, n)
        order by leads, length(word) desc
        limit 1;
        wanted := platform.leading(
            tenant, case when counts[rarest] * common < looked_at then array[words[rarest]] else words end, null);
        found := found || array(
            select l.id from leads.lead l
            where l.tenant_id = tenant
              and platform.words(l.tenant_id, l.search_text) @@ any (wanted)
              and l.search_text like all (patterns)
            limit max_rows + 1);
        found := found || array(
            select n.subject_id from records.note n
            where n.tenant_id = tenant and n.subject_kind = 'Lead'
              and platform.words(n.tenant_id, n.search_text) @@ any (platform.leading(tenant, words, null))
            limit max_rows + 1);
        if cardinality(found) > max_rows then
            return null;
        end if;
    end loop;
    return found;
end
$$;

alter function search.leads_saying(text, int) owner to foyer_search;
revoke execute on function search.leads_saying(text, int) from public;
grant execute on function search.leads_saying(text, int) to foyer_app;

-- Newest properties (at most `max_rows`, archived ones too) in which every word of the text begins a word: of all, or of
-- those that whoever asks may see, told as above.
drop function if exists search.property_ids(text, int);
drop function if exists search.property_ids(text, int, uuid[], text, uuid);
create or replace function search.property_ids(
    query text, max_rows int, assignees uuid[], maker_kind text, maker uuid, teams uuid[])
returns setof uuid
language plpgsql stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant uuid := current_setting('app.tenant_id')::uuid;
    words text[] := platform.search_words(query);
    wanted tsquery := platform.beginning(words, '&');
begin
    if cardinality(words) = 0 then
        return;
    end if;
    return query
        select p.id
        from properties.property p
        where p.tenant_id = tenant
          and platform.words(p.search_text) @@ wanted
          and (assignees is null
              or p.agent_id = any (assignees)
              or p.team_id = any (teams)
              or (p.agent_id is null and p.created_by_id = maker and p.created_by_kind = maker_kind))
        order by p.created_at desc, p.id desc
        limit max_rows;
end
$$;

alter function search.property_ids(text, int, uuid[], text, uuid, uuid[]) owner to foyer_search;
revoke execute on function search.property_ids(text, int, uuid[], text, uuid, uuid[]) from public;
grant execute on function search.property_ids(text, int, uuid[], text, uuid, uuid[]) to foyer_app;

drop function if exists search.matches(text, text);

-- What a folded text is like in which every word of the query begins a word, or every word with its numbers as they are kept;
-- null where that is the same, or nothing. For rows that are known already, by the rule by which the functions above find many,
-- but for slips: once for a statement. Reads no table.
create or replace function search.patterns(query text, numbers boolean) returns text[]
language plpgsql immutable parallel safe
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    words text[] := case when numbers then platform.number_words(query) else platform.search_words(query) end;
begin
    if cardinality(words) = 0 or numbers and words = platform.search_words(query) then
        return null;
    end if;
    return array(select '% ' || word || '%' from unnest(words) as word);
end
$$;

alter function search.patterns(text, boolean) owner to foyer_search;
revoke execute on function search.patterns(text, boolean) from public;
grant execute on function search.patterns(text, boolean) to foyer_app;
