-- Smaller forms of pictures. They are of the bytes that they are made of: files that share those share them, and they go
-- with them.
create table files.variant (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    blob_id      uuid not null,
    form         text not null,
    -- Where its bytes are in the storage.
    key          text not null,
    sha256       bytea not null,
    size         bigint not null,
    content_type text not null,
    width        int not null,
    height       int not null,
    created_at   timestamptz not null default now(),
    constraint variant_pkey primary key (tenant_id, id),
    constraint variant_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint variant_blob_fkey foreign key (tenant_id, blob_id) references files.blob (tenant_id, id),
    constraint variant_form_key unique (tenant_id, blob_id, form),
    constraint variant_key_key unique (tenant_id, key),
    constraint variant_form_known check (form in ('THUMB', 'MEDIUM')),
    constraint variant_sha256_length check (length(sha256) = 32),
    constraint variant_size check (size > 0),
    constraint variant_sides check (width > 0 and height > 0)
);
call platform.tenant_table('files.variant', 'select, insert, delete');
