-- Records that are over a lowered limit: read-only until they are thawed, never deleted.
create table entitlements.frozen_mark (
    tenant_id uuid not null,
    id        uuid not null default uuidv7(),
    kind      text not null,
    entity_id uuid not null,
    -- The limit that they are over.
    limit_key text not null,
    frozen_at timestamptz not null,
    constraint frozen_mark_pkey primary key (tenant_id, id),
    constraint frozen_mark_entity_key unique (tenant_id, kind, entity_id)
);
create index frozen_mark_kind_idx on entitlements.frozen_mark (tenant_id, kind, id);
call platform.tenant_table('entitlements.frozen_mark', 'select, insert, delete');
