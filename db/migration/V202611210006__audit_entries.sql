-- Who did what, when and from where. Rows are inserted unchained in the business transaction; the sealer numbers and
-- chains them. Append-only: no update or delete is granted, and the trigger refuses both to everyone.
create table audit.entry (
    tenant_id   uuid not null,
    id          uuid not null default uuidv7(),
    at          timestamptz not null default now(),
    actor_kind  text not null,
    actor_id    uuid,
    on_behalf_of uuid,
    action      text not null,
    entity_type text not null,
    entity_id   uuid,
    diff        jsonb not null default '{}',
    ip          text,
    user_agent  text,
    request_id  text,
    constraint entry_pkey primary key (tenant_id, id)
);
create index entry_entity_idx on audit.entry (tenant_id, entity_id, id);
call platform.tenant_table('audit.entry', 'select, insert');

-- What concerns a user outside any tenant, and every act of a super admin.
create table audit.platform_entry (
    id          uuid not null default uuidv7(),
    at          timestamptz not null default now(),
    user_id     uuid not null,
    actor_kind  text not null,
    actor_id    uuid,
    action      text not null,
    entity_type text not null,
    entity_id   uuid,
    diff        jsonb not null default '{}',
    ip          text,
    user_agent  text,
    request_id  text,
    constraint platform_entry_pkey primary key (id)
);
create index platform_entry_user_idx on audit.platform_entry (user_id, id);
call platform.own_row_table('audit.platform_entry', 'user_id', 'app.user_id', 'select, insert');

create function audit.refuse_change() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger entry_append_only before update or delete on audit.entry
    for each row execute function audit.refuse_change();
create trigger entry_no_truncate before truncate on audit.entry
    for each statement execute function audit.refuse_change();
create trigger platform_entry_append_only before update or delete on audit.platform_entry
    for each row execute function audit.refuse_change();
create trigger platform_entry_no_truncate before truncate on audit.platform_entry
    for each statement execute function audit.refuse_change();
