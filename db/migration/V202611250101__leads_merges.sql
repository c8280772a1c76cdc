-- Leads that were merged into others, for 30 days, so that a merge can be undone. A merged lead is no row of leads.lead any
-- more: no list, count, search or check can meet it. Its tags, its values of custom fields and the lists that it was put on
-- stay under its id, where only its return finds them.
create table leads.lead_merge (
    tenant_id      uuid not null,
    id             uuid not null default uuidv7(),
    -- The lead that was kept. Without a foreign key: it may be merged into another itself.
    keep_id        uuid not null,
    -- Its version after the merge, and the fields that the merge changed by their names in the schema.
    version        int not null,
    fields         text[] not null,
    -- What it had before in these fields (foyer.leads.merging.KeptBefore).
    before         jsonb not null,
    -- The lists that it came on by the merge.
    lists          uuid[] not null,
    merged_at      timestamptz not null,
    merged_by_kind text not null,
    merged_by_id   uuid,
    undone_at      timestamptz,
    constraint lead_merge_pkey primary key (tenant_id, id),
    constraint lead_merge_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id)
);
create index lead_merge_keep_idx on leads.lead_merge (tenant_id, keep_id, merged_at desc, id desc);
create index lead_merge_merged_idx on leads.lead_merge (merged_at);
call platform.tenant_table('leads.lead_merge', 'select, insert, update, delete');
call platform.system_access('leads.lead_merge', 'select', 'finds the tenants whose merges are too old to be undone');

create table leads.merged_lead (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    merge_id        uuid not null,
    lead_id         uuid not null,
    -- Who may see it, as of a lead.
    assignee_id     uuid,
    created_by_kind text not null,
    created_by_id   uuid,
    -- Its row, and those of its stages' history, as they were.
    image           jsonb not null,
    stage_changes   jsonb not null,
    constraint merged_lead_pkey primary key (tenant_id, id),
    constraint merged_lead_merge_fkey foreign key (tenant_id, merge_id) references leads.lead_merge (tenant_id, id),
    constraint merged_lead_lead_key unique (tenant_id, lead_id)
);
create index merged_lead_merge_idx on leads.merged_lead (tenant_id, merge_id);
call platform.tenant_table('leads.merged_lead', 'select, insert, delete');

-- What went over from which lead, row by row: it goes back when the merge is undone.
create table leads.merged_row (
    tenant_id uuid not null,
    id        uuid not null default uuidv7(),
    merge_id  uuid not null,
    lead_id   uuid not null,
    kind      text not null,
    row_id    uuid not null,
    constraint merged_row_pkey primary key (tenant_id, id),
    constraint merged_row_merge_fkey foreign key (tenant_id, merge_id) references leads.lead_merge (tenant_id, id),
    constraint merged_row_kind check (kind in ('NOTE', 'ACTIVITY', 'CAPTURE'))
);
create index merged_row_merge_idx on leads.merged_row (tenant_id, merge_id, kind);
call platform.tenant_table('leads.merged_row', 'select, insert, delete');

-- A lead has what was sent by everybody who was merged into it.
alter table leads.capture drop constraint capture_lead_key;
create index capture_lead_idx on leads.capture (tenant_id, lead_id, captured_at desc, id desc);

-- Puts rows back into their table, as they were taken from it. Columns that it has got since have their default, and those
-- that it has no more are passed over: a merge outlives releases.
create function leads.put_back(name text, images jsonb) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    names text;
begin
    if name not in ('leads.lead', 'leads.stage_change') then
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
grant execute on function leads.put_back(text, jsonb) to foyer_app;
