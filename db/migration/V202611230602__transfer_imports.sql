-- Rows of a file that were not imported, until they are written into a file of their own.
create table transfer.import_error (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    job_id     uuid not null,
    -- As a spreadsheet counts: the header is row 1.
    row_number bigint not null,
    cells      text[] not null,
    problems   text not null,
    created_at timestamptz not null default now(),
    constraint import_error_pkey primary key (tenant_id, id),
    constraint import_error_row_key unique (tenant_id, job_id, row_number)
);
call platform.tenant_table('transfer.import_error', 'select, insert, delete');
call platform.system_access(
    'transfer.import_error', 'select, delete', 'deletes rows of every tenant that no file of errors was made of');
create index import_error_created_idx on transfer.import_error (created_at);
