-- Each tenant's words stand apart in the indexes of words. With the tenant beside the word a search read what all tenants have of
-- it, and all that its tenant has, before it knew what both have in common.

-- A word as these indexes have it: a mark of the tenant, by which two may be taken for one until their rows are looked at, and
-- before each letter that is not ASCII a tilde. So what goes on after the beginning of a word is one of 37 characters.
create function platform.lexeme(tenant uuid, word text) returns text
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
return right(tenant::text, 6) || regexp_replace(word, '([^ -~])', '~\1', 'g');

-- The words of a folded text, each up to 60 characters, as such an index has them. Whoever writes a lead or a note waits for it:
-- most texts have no long word and nothing but ASCII.
create function platform.words(tenant uuid, folded text) returns tsvector
language plpgsql immutable parallel safe cost 100
set search_path = pg_catalog, pg_temp
as $$
declare
    mark text := right(tenant::text, 6);
    said text := trim(folded);
    word text;
begin
    if said = '' or said is null then
        return '';
    end if;
    foreach word in array string_to_array(said, ' ') loop
        if length(word) > 60 then
            said := (select string_agg(left(long, 60), ' ') from string_to_table(said, ' ') as long);
            exit;
        end if;
    end loop;
    if octet_length(said) <> char_length(said) then
        said := regexp_replace(said, '([^ -~])', '~\1', 'g');
    end if;
    return array_to_tsvector(string_to_array(mark || replace(said, ' ', ' ' || mark), ' '));
end
$$;

-- Of each word the words of these folded texts that it begins, itself among them where it is one: none where there are none, or
-- more than can be asked for one by one (`leading`).
create function platform.completions(words text[], texts text[]) returns text[]
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
    with said as materialized (
        select distinct left(s.word, 60) as word from unnest(texts) as t (said), string_to_table(t.said, ' ') as s (word))
    select array(
        select (
            select case when count(*) <= 5 and sum(length(s.word) - length(w.word)) <= 20
                    and bool_and(substr(s.word, length(w.word) + 1) collate "C" ~ '^[0-9a-z]*$')
                then string_agg(s.word, ' ') end
            from said s where starts_with(s.word, w.word))
        from unnest(words) with ordinality as w (word, n)
        order by n)
$$;

-- What leads to the rows that have, of each of these words, one that it begins: any of these queries. An index answers much sooner
-- what is asked for as it is than what begins so. Where words are known that one begins (`completions`) the first query asks for
-- these, and the second for whatever else it begins: what leaves the way from it to them after any of their letters.
create function platform.leading(tenant uuid, words text[], completions text[]) returns tsquery[]
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
    with asked as (
        select n, platform.lexeme(tenant, w.word) as word, known.words as known
        from unnest(words) with ordinality as w (word, n)
        cross join lateral (
            select array_agg(platform.lexeme(tenant, k.word)) as words
            from string_to_table(completions[w.n], ' ') as k (word)) known),
    way as (
        select distinct a.n, left(k.word, length(a.word) + i) as word, a.known
        from asked a, unnest(a.known) as k (word), generate_series(0, length(k.word) - length(a.word)) as i),
    other as (
        select '''' || w.word || '''' as query from way w where w.word <> all (w.known)
        union all
        select '''' || w.word || c.letter || ''':*'
        from way w, string_to_table('0123456789abcdefghijklmnopqrstuvwxyz~', null) as c (letter)
        where not exists (select from unnest(w.known) as k (word) where starts_with(k.word, w.word || c.letter)))
    select array[(
            select string_agg(
                case when known is null then '''' || word || ''':*'
                else '(''' || array_to_string(known, ''' | ''') || ''')' end, ' & ')::tsquery
            from asked)]
        || array(select string_agg(query, ' | ')::tsquery from other having count(*) > 0)
$$;

grant execute on function platform.words(uuid, text) to foyer_app, foyer_search;
grant execute on function platform.lexeme(uuid, text), platform.leading(uuid, text[], text[]),
    platform.completions(text[], text[]) to foyer_search;

drop index leads.lead_words_idx, records.note_words_idx;
create index lead_words_idx on leads.lead using gin (platform.words(tenant_id, search_text))
    with (gin_pending_list_limit = 1024);
create index note_words_idx on records.note using gin (platform.words(tenant_id, search_text))
    with (gin_pending_list_limit = 256) where subject_kind = 'Lead';
