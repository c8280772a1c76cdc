-- Search finds words by an index of words: of trigrams those of one common word are a large part of all leads, and in a
-- database whose LC_CTYPE is C no letter outside ASCII has any.

-- The words of a folded text, as an index has them: each up to 60 characters. Its cost is that of a hundred comparisons, so
-- that the planner does not make them of every row instead of going by the index.
create function platform.words(folded text) returns tsvector
language sql immutable parallel safe cost 100
set search_path = pg_catalog, pg_temp
as $$
    select array_to_tsvector(array(
        select left(word, 60) from unnest(string_to_array(folded, ' ')) as word where word <> ''))
$$;

-- The words of what somebody searches for, the longest first; ten at most.
create function platform.search_words(query text) returns text[]
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select array(
        select left(word, 60)
        from unnest(string_to_array(platform.fold(query), ' ')) as word
        where word <> ''
        group by left(word, 60)
        order by length(left(word, 60)) desc, left(word, 60)
        limit 10)
$$;

-- The same with its numbers as phone numbers are kept: in one piece, in digits of ASCII, without zeros before them.
create function platform.number_words(query text) returns text[]
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select platform.search_words(regexp_replace(
        regexp_replace(
            translate(query, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'),
            '([0-9])[ ()./-]+(?=[0-9])', '\1', 'g'),
        '(^|[^0-9[:alpha:]])0+(?=[0-9]{4})', '\1', 'g'))
$$;

-- Each of the words (`&`) or one of them (`|`) begins a word.
create function platform.beginning(words text[], operator text) returns tsquery
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select string_agg('''' || word || ''':*', ' ' || operator || ' ')::tsquery from unnest(words) as word
$$;

-- How else a number of E.164 is looked for: without its country's code, and by its last four digits.
create function platform.phone_words(phone text) returns text
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select case when phone ~ '^\+[0-9]{7,}$' then
        substr(phone, case
            when phone ~ '^\+[17]' then 3
            when phone ~ '^\+(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])' then 4
            else 5 end) || ' ' || right(phone, 4)
    else '' end
$$;

-- What a word of letters may have been meant to be: with one letter less, more or another, or with two that have changed
-- places. None for a word of less than four letters, and for one with digits: a number means itself.
create function platform.slips(word text) returns text[]
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select case when length(word) between 4 and 30 and word !~ '[0-9]' then array(
        with letter as (
            select unnest(string_to_array(case
                when word ~ '[a-z]' then 'abcdefghijklmnopqrstuvwxyz'
                when word ~ '[\u0621-\u064A]' then 'ابتثجحخدذرزسشصضطظعغفقكلمنهويء'
                else word end, null)) as letter),
        place as (select n from generate_series(0, length(word)) as n)
        select left(word, n) || substr(word, n + 2) from place where n < length(word)
        union
        select left(word, n) || substr(word, n + 2, 1) || substr(word, n + 1, 1) || substr(word, n + 3)
        from place where n < length(word) - 1
        union
        select left(word, n) || letter || substr(word, n + 2) from place, letter where n < length(word)
        union
        select left(word, n) || letter || substr(word, n + 1) from place, letter
        except
        select word)
    else '{}' end
$$;

grant execute on function platform.words(text), platform.phone_words(text) to foyer_app, foyer_search;
grant execute on function platform.search_words(text), platform.number_words(text), platform.slips(text),
    platform.beginning(text[], text) to foyer_search;

alter table leads.lead
    alter column search_text set expression as (platform.fold(
        title || ' ' || coalesce(contact_name, '') || ' ' || coalesce(contact_company, '')
        || ' ' || coalesce(contact_email, '') || ' ' || coalesce(contact_phone, '')
        || ' ' || coalesce(platform.phone_words(contact_phone), '')));
drop index leads.lead_search_idx;
-- What is new waits in a list that each search reads: a short one.
create index lead_words_idx on leads.lead using gin (tenant_id, platform.words(search_text))
    with (gin_pending_list_limit = 256);

alter table records.note
    add column search_text text not null generated always as (platform.fold(body)) stored;
create index note_words_idx on records.note using gin (tenant_id, platform.words(search_text))
    with (gin_pending_list_limit = 256) where subject_kind = 'Lead';
grant usage on schema records to foyer_search;
call platform.search_access('records.note', 'words of notes, search.lead_ids');
comment on policy search on leads.lead is 'words of leads, search.lead_ids';

-- Properties by their words too.
drop index properties.property_search_idx;
create index property_words_idx on properties.property using gin (tenant_id, platform.words(search_text));
comment on policy search on properties.property is 'words of properties, search.property_ids';
