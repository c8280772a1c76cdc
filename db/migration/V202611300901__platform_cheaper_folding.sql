-- A single space between two words is a space already: only what is something else is looked for and replaced, a sixth of the
-- places. What comes out is what came out before (FoldTest).
create or replace function platform.fold(value text) returns text
language plpgsql immutable parallel safe
set search_path = public, pg_catalog, pg_temp
as $$
begin
    if octet_length(value) = char_length(value) then
        return ' ' || trim(regexp_replace(
            lower(value collate "C"), '[^a-z0-9 ][^a-z0-9]*| [^a-z0-9]+', ' ', 'g'));
    end if;
    return ' ' || trim(regexp_replace(
        translate(
            regexp_replace(
                public.unaccent(
                    'public.unaccent'::regdictionary,
                    lower(normalize(coalesce(value, ''), nfkc) collate pg_c_utf8)),
                '[\u0640\u064B-\u0652\u0670]', '', 'g'),
            'أإآٱىةؤئ', 'اااايهوي'),
        '[^[:alnum:] ][^[:alnum:]]*| [^[:alnum:]]+', ' ', 'g'));
end
$$;
