-- Pictures of maps that a vendor has drawn for a tenant, so that it is asked once for each until that is out of date.
create table properties.map_picture (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    -- What it shows and how: a digest of it.
    question     bytea not null,
    content_type text not null,
    bytes        bytea not null,
    expires_at   timestamptz not null,
    constraint map_picture_pkey primary key (tenant_id, id),
    constraint map_picture_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint map_picture_question_key unique (tenant_id, question),
    constraint map_picture_question_digest check (length(question) = 32),
    constraint map_picture_type check (content_type in ('image/png', 'image/jpeg', 'image/webp'))
);
-- They are packed already.
alter table properties.map_picture alter column bytes set storage external;
create index map_picture_expired_idx on properties.map_picture (tenant_id, expires_at);
call platform.tenant_table('properties.map_picture', 'select, insert, update, delete');
