-- Schemas, the extensions that search needs, and the procedures that give each table its class.
-- The logins foyer_app and foyer_system and the role foyer_search exist before the first migration (Logins.java).

create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists unaccent;

-- Functions and procedures are for whom they are granted to, not for everyone as PostgreSQL has it.
alter default privileges revoke execute on routines from public;

create schema platform;
create schema identity;
create schema tenancy;
create schema audit;
create schema records;
create schema leads;
create schema search;

grant usage on schema platform, identity, tenancy, audit, records, leads to foyer_app, foyer_system;
grant usage on schema search to foyer_app;
-- Owns the search functions (R__search.sql): reads what it is given, in the schemas it is given.
grant usage, create on schema search to foyer_search;
grant usage on schema platform, leads to foyer_search;

-- Tenant table: rows of the current tenant only. Raises when no tenant is set: current_setting without missing_ok.
create procedure platform.tenant_table(t regclass, privileges text default 'select, insert, update')
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format(
        'create policy tenant on %s to foyer_app '
        'using (tenant_id = (select current_setting(''app.tenant_id'')::uuid)) '
        'with check (tenant_id = (select current_setting(''app.tenant_id'')::uuid))', t);
    execute format('grant %s on %s to foyer_app', privileges, t);
end
$$;

-- Global table whose rows belong to one user or are one tenant: the row whose `column_name` is the current one.
create procedure platform.own_row_table(t regclass, column_name text, setting text, privileges text)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format(
        'create policy own on %s to foyer_app '
        'using (%I = (select current_setting(%L)::uuid)) '
        'with check (%I = (select current_setting(%L)::uuid))', t, column_name, setting, column_name, setting);
    execute format('grant %s on %s to foyer_app', privileges, t);
end
$$;

-- Membership table: shows rows of the current tenant and rows of the current user, raises when neither is set. Writes
-- rows of the current tenant, or of the user where the row has no tenant: nobody makes themselves a member elsewhere.
create function platform.current_tenant_or_user(setting text) returns uuid
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
    value text := current_setting(setting, true);
begin
    if coalesce(current_setting('app.tenant_id', true), '') = ''
       and coalesce(current_setting('app.user_id', true), '') = '' then
        raise exception 'neither app.tenant_id nor app.user_id is set' using errcode = 'insufficient_privilege';
    end if;
    return nullif(value, '')::uuid;
end
$$;

grant execute on function platform.current_tenant_or_user(text) to foyer_app;

create procedure platform.membership_table(t regclass, privileges text default 'select, insert, update')
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format(
        'create policy member on %s to foyer_app '
        'using (tenant_id = (select platform.current_tenant_or_user(''app.tenant_id'')) '
        '    or user_id = (select platform.current_tenant_or_user(''app.user_id''))) '
        'with check (tenant_id = (select platform.current_tenant_or_user(''app.tenant_id'')) '
        '    or tenant_id is null and user_id = (select platform.current_tenant_or_user(''app.user_id'')))', t);
    execute format('grant %s on %s to foyer_app', privileges, t);
end
$$;

-- Lets the system login in, for the reason given; CatalogueTest holds the same list.
create procedure platform.system_access(t regclass, privileges text, reason text)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy system on %s to foyer_system using (true) with check (true)', t);
    execute format('comment on policy system on %s is %L', t, reason);
    execute format('grant %s on %s to foyer_system', privileges, t);
end
$$;

-- Lets the owner of the search functions read the table (operators that are not leakproof use no index beneath RLS).
create procedure platform.search_access(t regclass, reason text)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    execute format('create policy search on %s for select to foyer_search using (true)', t);
    execute format('comment on policy search on %s is %L', t, reason);
    execute format('grant select on %s to foyer_search', t);
end
$$;

-- Text as search compares it: case, accents, Arabic letter forms and punctuation folded, each word after one space.
-- `immutable` although unaccent() is only stable: its dictionary is named and never changed here. The collation is named
-- too: in a database of the locale C nothing but ASCII would count as a letter.
create function platform.fold(value text) returns text
language sql immutable parallel safe
set search_path = public, pg_catalog, pg_temp
as $$
    select ' ' || trim(regexp_replace(
        translate(
            regexp_replace(
                public.unaccent(
                    'public.unaccent'::regdictionary,
                    lower(normalize(coalesce(value, ''), nfkc) collate pg_c_utf8)),
                '[\u0640\u064B-\u0652\u0670]', '', 'g'),
            'أإآٱىةؤئ', 'اااايهوي'),
        '[^[:alnum:]]+', ' ', 'g'))
$$;

-- The generated columns call it as whoever writes the row.
grant execute on function platform.fold(text) to foyer_app, foyer_search;
