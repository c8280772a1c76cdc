-- Files of leads. As with lists and tags, those of a lead that is merged into another or erased stay under its id, where nothing
-- finds them but its return: the lead has no foreign key. Before a file is taken out for good its places go
-- (foyer.files.FileEnding).
create table leads.lead_file (
    tenant_id uuid not null,
    id        uuid not null default uuidv7(),
    lead_id   uuid not null,
    file_id   uuid not null,
    added_at  timestamptz not null,
    constraint lead_file_pkey primary key (tenant_id, id),
    constraint lead_file_file_fkey foreign key (tenant_id, file_id) references files.file (tenant_id, id),
    constraint lead_file_key unique (tenant_id, lead_id, file_id)
);
create index lead_file_added_idx on leads.lead_file (tenant_id, lead_id, added_at, id);
create index lead_file_file_idx on leads.lead_file (tenant_id, file_id);
call platform.tenant_table('leads.lead_file', 'select, insert, delete');

-- The kept lead gets the files of those that are merged into it: which ones it has by which merge.
alter table leads.merged_row
    drop constraint merged_row_kind,
    add constraint merged_row_kind check (kind in ('NOTE', 'ACTIVITY', 'CAPTURE', 'FILE'));

-- The files that were deleted with the leads, and come back with them.
alter table leads.erasure add column files uuid[] not null default '{}';
