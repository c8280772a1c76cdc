-- Files: what people see of them, and the bytes behind, which equal files of a tenant share.
create table files.blob (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    sha256     bytea not null,
    size       bigint not null,
    -- Where the bytes are in the storage: made by the server, random.
    key        text not null,
    -- How many files have these bytes; the last one takes the row with it.
    file_count int not null default 1,
    created_at timestamptz not null default now(),
    constraint blob_pkey primary key (tenant_id, id),
    constraint blob_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint blob_sha256_key unique (tenant_id, sha256),
    constraint blob_key_key unique (tenant_id, key),
    constraint blob_sha256_length check (length(sha256) = 32),
    constraint blob_size check (size >= 0),
    constraint blob_file_count check (file_count > 0)
);
call platform.tenant_table('files.blob', 'select, insert, update, delete');
call platform.system_access('files.blob', 'select', 'finds the tenants that have bytes in the storage');

create table files.file (
    tenant_id         uuid not null,
    id                uuid not null default uuidv7(),
    -- By the letters' codes, so that the order is the same on every server.
    name              text collate pg_c_utf8 not null,
    alt               text,
    content_type      text not null,
    size              bigint not null,
    -- What the client has said that it will be, if it has; that of the bytes once they are there.
    sha256            bytea,
    purpose           text not null,
    status            text not null,
    blob_id           uuid,
    -- Where the bytes arrive, and until when they may.
    upload_key        text,
    upload_expires_at timestamptz,
    -- Of a file that the server makes: the same key makes no second one.
    made_key          text,
    version           int not null default 1,
    created_at        timestamptz not null default now(),
    created_by_kind   text not null,
    created_by_id     uuid,
    updated_at        timestamptz not null default now(),
    deleted_at        timestamptz,
    constraint file_pkey primary key (tenant_id, id),
    constraint file_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint file_blob_fkey foreign key (tenant_id, blob_id) references files.blob (tenant_id, id),
    constraint file_made_key_key unique (tenant_id, made_key),
    constraint file_upload_key_key unique (tenant_id, upload_key),
    constraint file_name_length check (octet_length(name) between 1 and 255),
    constraint file_sha256_length check (length(sha256) = 32),
    constraint file_size check (size >= 0),
    constraint file_purpose check (purpose in ('MEDIA', 'DOCUMENT', 'IMPORT', 'EXPORT')),
    constraint file_status check (status in ('PENDING', 'READY', 'QUARANTINED', 'LOST')),
    constraint file_upload check ((status = 'PENDING') = (upload_key is not null)
        and (upload_key is null) = (upload_expires_at is null)),
    constraint file_bytes check ((status in ('READY', 'QUARANTINED')) = (blob_id is not null))
);
create index file_blob_idx on files.file (tenant_id, blob_id);
-- One index for each order and each filter in the default order, of what lists show when nobody asks for more.
create index file_created_idx on files.file (tenant_id, created_at desc, id desc)
    where deleted_at is null and status <> 'PENDING';
create index file_name_idx on files.file (tenant_id, name, id) where deleted_at is null and status <> 'PENDING';
create index file_purpose_idx on files.file (tenant_id, purpose, created_at desc, id desc)
    where deleted_at is null and status <> 'PENDING';
create index file_status_idx on files.file (tenant_id, status, created_at desc, id desc);
create index file_deleted_idx on files.file (tenant_id, created_at desc, id desc) where deleted_at is not null;
create index file_deleted_name_idx on files.file (tenant_id, name, id) where deleted_at is not null;
-- What is due, of all tenants.
create index file_purge_idx on files.file (deleted_at) where deleted_at is not null;
create index file_expiry_idx on files.file (upload_expires_at) where status = 'PENDING';
call platform.tenant_table('files.file', 'select, insert, update, delete');
call platform.system_access('files.file', 'select', 'finds the tenants whose uploads have expired and whose deleted files are due');
