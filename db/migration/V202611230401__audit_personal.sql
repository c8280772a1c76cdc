-- People's data stands apart from the rest of a row, as clear text with a salt, and what the chain will cover of it is its
-- salted digest: so it can be erased, and the chain stays whole (ADR 009).
alter table audit.entry
    -- What acts without an id of its own, "job:export".
    add column actor_name text,
    -- "ip", "userAgent", "before:field", "after:field" to SHA-256(key, 0, salt, value) in hexadecimal.
    add column digests jsonb not null default '{}',
    -- The same keys to salt and value, "<32 hexadecimal digits>.<value>"; erasing takes keys away.
    add column personal jsonb;
alter table audit.platform_entry
    add column actor_name text,
    add column on_behalf_of uuid,
    add column digests jsonb not null default '{}',
    add column personal jsonb;

-- Rows of before, each in the new form: [diff, digests, personal]. Fields were then {"before", "after"} or a value.
create function audit.split_diff(diff jsonb, ip text, user_agent text) returns jsonb[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    clear    jsonb := '{}';
    digests  jsonb := '{}';
    personal jsonb := '{}';
    apart    jsonb := jsonb_strip_nulls(jsonb_build_object('ip', ip, 'userAgent', user_agent));
    field    text;
    change   jsonb;
    value    text;
    salt     text;
begin
    for field, change in select * from jsonb_each(diff) loop
        if jsonb_typeof(change) <> 'object' then
            change := jsonb_build_object('after', change);
        end if;
        if field like 'contact.%' or field = 'assignee' then
            apart := apart || jsonb_strip_nulls(jsonb_build_object(
                'before:' || field, change ->> 'before', 'after:' || field, change ->> 'after'));
        else
            clear := clear || jsonb_build_object(
                field, jsonb_build_object('before', change ->> 'before', 'after', change ->> 'after'));
        end if;
    end loop;
    for field, value in select * from jsonb_each_text(apart) loop
        salt := replace(gen_random_uuid()::text, '-', '');
        personal := personal || jsonb_build_object(field, salt || '.' || value);
        digests := digests || jsonb_build_object(field, encode(sha256(
            convert_to(field, 'UTF8') || '\x00'::bytea || decode(salt, 'hex') || convert_to(value, 'UTF8')), 'hex'));
    end loop;
    return array[clear, digests, nullif(personal, '{}')];
end
$$;

drop trigger entry_append_only on audit.entry;
drop trigger platform_entry_append_only on audit.platform_entry;
-- The owner is bound by row-level security too.
alter table audit.entry disable row level security;
alter table audit.platform_entry disable row level security;
update audit.entry e
set diff = s.parts[1], digests = s.parts[2], personal = s.parts[3]
from (select tenant_id, id, audit.split_diff(diff, ip, user_agent) as parts from audit.entry) s
where s.tenant_id = e.tenant_id and s.id = e.id;
update audit.platform_entry e
set diff = s.parts[1], digests = s.parts[2], personal = s.parts[3]
from (select id, audit.split_diff(diff, ip, user_agent) as parts from audit.platform_entry) s
where s.id = e.id;
alter table audit.entry enable row level security;
alter table audit.platform_entry enable row level security;
drop function audit.split_diff(jsonb, text, text);

alter table audit.entry drop column ip, drop column user_agent;
alter table audit.platform_entry drop column ip, drop column user_agent;

-- All that may ever happen to a row: some of the people's data goes. Nothing else of it changes, and nothing comes back.
create function audit.refuse_all_but_erasure() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and old.personal is not null
       and (new.personal is null or jsonb_typeof(new.personal) = 'object' and old.personal @> new.personal)
       and to_jsonb(new) - 'personal' = to_jsonb(old) - 'personal' then
        return new;
    end if;
    raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger entry_append_only before update or delete on audit.entry
    for each row execute function audit.refuse_all_but_erasure();
create trigger platform_entry_append_only before update or delete on audit.platform_entry
    for each row execute function audit.refuse_all_but_erasure();
