-- The tags of any kind of record. As for notes the subject has no foreign key: the module that owns it writes in the same
-- transaction.
create table records.tagging (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    subject_kind text not null,
    subject_id   uuid not null,
    -- By the letters' codes, so that what begins with a prefix is a range on every server.
    tag          text collate pg_c_utf8 not null,
    constraint tagging_pkey primary key (tenant_id, id),
    constraint tagging_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint tagging_subject_key unique (tenant_id, subject_kind, subject_id, tag),
    constraint tagging_tag_length check (length(tag) between 1 and 50)
);
-- What has a tag, and which tags there are.
create index tagging_tag_idx on records.tagging (tenant_id, subject_kind, tag, subject_id);
call platform.tenant_table('records.tagging', 'select, insert, delete');
