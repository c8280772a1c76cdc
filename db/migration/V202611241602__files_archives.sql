-- Archives of everything that a tenant has: they expire, and take nothing of the plan's storage, or a tenant whose storage
-- is full could not take away what it has.
alter table files.blob
    -- Whether the plan's storage counts these bytes; those that are not counted are shared with none that are.
    add column counted boolean not null default true,
    drop constraint blob_sha256_key,
    add constraint blob_sha256_key unique (tenant_id, sha256, counted);
alter table files.file
    drop constraint file_purpose,
    add constraint file_purpose check (purpose in ('MEDIA', 'DOCUMENT', 'IMPORT', 'EXPORT', 'ARCHIVE'));
-- What is due, of all tenants.
create index file_archive_idx on files.file (tenant_id, created_at) where purpose = 'ARCHIVE';
