-- What a tenant wants to stay active when there is room for less than there is.
create table entitlements.kept_mark (
    tenant_id uuid not null,
    id        uuid not null default uuidv7(),
    kind      text not null,
    entity_id uuid not null,
    chosen_at timestamptz not null,
    constraint kept_mark_pkey primary key (tenant_id, id),
    constraint kept_mark_entity_key unique (tenant_id, kind, entity_id)
);
call platform.tenant_table('entitlements.kept_mark', 'select, insert, delete');
