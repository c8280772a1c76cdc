-- Leads that were erased. An erased lead is no row of leads.lead any more: no list, count, search or check can meet it. For seven
-- days it can come back, and what is kept beside its row (notes, timeline, tags, values of custom fields, lists, merges into it)
-- stays under its id meanwhile, where only its return finds it. Then all of it goes for good.
create table leads.erasure (
    tenant_id      uuid not null,
    id             uuid not null default uuidv7(),
    reason         text not null,
    -- How many it erased.
    leads          int not null,
    erased_at      timestamptz not null,
    erased_by_kind text not null,
    erased_by_id   uuid,
    undo_until     timestamptz not null,
    undone_at      timestamptz,
    -- Since when there is nothing left of them.
    purged_at      timestamptz,
    constraint erasure_pkey primary key (tenant_id, id),
    constraint erasure_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint erasure_reason_length check (length(reason) between 1 and 500),
    constraint erasure_leads check (leads > 0),
    constraint erasure_end check (undone_at is null or purged_at is null)
);
create index erasure_erased_idx on leads.erasure (tenant_id, erased_at desc, id desc);
create index erasure_due_idx on leads.erasure (undo_until) where purged_at is null and undone_at is null;
call platform.tenant_table('leads.erasure', 'select, insert, update, delete');
call platform.system_access('leads.erasure', 'select', 'finds the tenants that have leads whose time to come back is over');

create table leads.erased_lead (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    erasure_id      uuid not null,
    lead_id         uuid not null,
    -- Who may bring it back, as of a lead.
    assignee_id     uuid,
    created_by_kind text not null,
    created_by_id   uuid,
    -- Its row, those of its stages' history and what was sent, as they were.
    image           jsonb not null,
    stage_changes   jsonb not null,
    captures        jsonb not null,
    constraint erased_lead_pkey primary key (tenant_id, id),
    constraint erased_lead_erasure_fkey foreign key (tenant_id, erasure_id) references leads.erasure (tenant_id, id),
    constraint erased_lead_lead_key unique (tenant_id, lead_id)
);
create index erased_lead_erasure_idx on leads.erased_lead (tenant_id, erasure_id);
call platform.tenant_table('leads.erased_lead', 'select, insert, delete');

-- What was sent comes back too.
create or replace function leads.put_back(name text, images jsonb) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    names text;
begin
    if name not in ('leads.lead', 'leads.stage_change', 'leads.capture') then
        raise exception 'not put back: %', name;
    end if;
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into names
    from pg_attribute a
    where a.attrelid = name::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and images -> 0 ? a.attname::text;
    if names is not null then
        execute format(
            'insert into %1$s (%2$s) select %2$s from jsonb_populate_recordset(null::%1$s, $1)', name, names) using images;
    end if;
end
$$;
