-- What a tenant's members confirm by hand of each property before it is published, in the order in which it is asked for.
create table properties.checklist_item (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    title      text not null,
    position   int not null,
    created_at timestamptz not null,
    -- Since when it is asked for no more. What was confirmed of it is kept, and is of no account.
    deleted_at timestamptz,
    constraint checklist_item_pkey primary key (tenant_id, id),
    constraint checklist_item_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint checklist_item_title_length check (length(title) between 1 and 200)
);
create unique index checklist_item_title_key on properties.checklist_item (tenant_id, lower(title))
    where deleted_at is null;
call platform.tenant_table('properties.checklist_item', 'select, insert, update, delete');

create table properties.checklist_confirmation (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    property_id  uuid not null,
    item_id      uuid not null,
    confirmed_at timestamptz not null,
    actor_kind   text not null,
    actor_id     uuid,
    constraint checklist_confirmation_pkey primary key (tenant_id, id),
    constraint checklist_confirmation_property_fkey foreign key (tenant_id, property_id)
        references properties.property (tenant_id, id),
    constraint checklist_confirmation_item_fkey foreign key (tenant_id, item_id)
        references properties.checklist_item (tenant_id, id),
    constraint checklist_confirmation_key unique (tenant_id, property_id, item_id)
);
create index checklist_confirmation_item_idx on properties.checklist_confirmation (tenant_id, item_id);
call platform.tenant_table('properties.checklist_confirmation', 'select, insert, delete');
