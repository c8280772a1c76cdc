-- What a tenant asks for before its properties are published, beyond what is always asked for.
create table properties.checklist (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    requirements text[] not null,
    updated_at   timestamptz not null,
    constraint checklist_pkey primary key (tenant_id, id),
    constraint checklist_one_key unique (tenant_id),
    constraint checklist_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id)
);
call platform.tenant_table('properties.checklist', 'select, insert, update, delete');
