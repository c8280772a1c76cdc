-- Whoever writes a lead, a note or a property folds its text and takes its words apart: a quarter of what a new lead cost.
-- What comes out is what came out before (FoldTest), so what is stored and indexed stays as it is. In PL/pgSQL, which keeps
-- the plan of an expression from call to call, and which no statement takes in: `words` keeps its cost, and the planner the
-- index.

-- Text of nothing but ASCII has no accents, forms or letters to bring together.
create or replace function platform.fold(value text) returns text
language plpgsql immutable parallel safe
set search_path = public, pg_catalog, pg_temp
as $$
begin
    if octet_length(value) = char_length(value) then
        return ' ' || trim(regexp_replace(lower(value collate "C"), '[^a-z0-9]+', ' ', 'g'));
    end if;
    return ' ' || trim(regexp_replace(
        translate(
            regexp_replace(
                public.unaccent(
                    'public.unaccent'::regdictionary,
                    lower(normalize(coalesce(value, ''), nfkc) collate pg_c_utf8)),
                '[\u0640\u064B-\u0652\u0670]', '', 'g'),
            'أإآٱىةؤئ', 'اااايهوي'),
        '[^[:alnum:]]+', ' ', 'g'));
end
$$;

create or replace function platform.words(folded text) returns tsvector
language plpgsql immutable parallel safe cost 100
set search_path = pg_catalog, pg_temp
as $$
declare
    words text[] := coalesce(array_remove(string_to_array(folded, ' '), ''), '{}');
    word text;
begin
    foreach word in array words loop
        if length(word) > 60 then
            return array_to_tsvector(array(select left(long, 60) from unnest(words) as long));
        end if;
    end loop;
    return array_to_tsvector(words);
end
$$;

create or replace function platform.phone_words(phone text) returns text
language plpgsql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
begin
    return case when phone ~ '^\+[0-9]{7,}$' then
        substr(phone, case
            when phone ~ '^\+[17]' then 3
            when phone ~ '^\+(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])' then 4
            else 5 end) || ' ' || right(phone, 4)
    else '' end;
end
$$;
