-- What people look at of their records: a filter, an order and columns under a name, each person's own or everybody's.
create table records.saved_view (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    subject_kind text not null,
    -- Null once they have left: then it is whoever's saves it next.
    owner_id     uuid,
    name         text not null,
    -- The input of the records' own filter, as it was checked.
    filter       jsonb not null,
    sort         text,
    columns      text[] not null default '{}',
    group_by     text,
    shared       boolean not null default false,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    constraint saved_view_pkey primary key (tenant_id, id),
    constraint saved_view_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint saved_view_owner_fkey foreign key (tenant_id, owner_id) references tenancy.membership (tenant_id, id),
    constraint saved_view_name_key unique (tenant_id, owner_id, subject_kind, name),
    constraint saved_view_unowned check (owner_id is not null or shared),
    constraint saved_view_name_length check (length(name) between 1 and 100)
);
create index saved_view_shared_idx on records.saved_view (tenant_id, subject_kind) where shared;
call platform.tenant_table('records.saved_view');
grant delete on records.saved_view to foyer_app;
