-- What imports did to leads, for 30 days, so that an import can be taken back.
create table leads.import_change (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    -- The import.
    job_id     uuid not null,
    -- Without a foreign key: what was done to a lead that is gone is passed over.
    lead_id    uuid not null,
    kind       text not null,
    -- Of one that was changed: the fields by their names in the schema, and their columns as they were.
    fields     text[] not null default '{}',
    before     jsonb not null default '{}',
    -- The lead's version after it, and how many lines of its timeline are the import's.
    version    int not null,
    deeds      int not null,
    -- Whether somebody else changed the lead while the import went on.
    edited     boolean not null default false,
    -- Why the last revert has left the lead as it is; null before the first one.
    kept       text,
    created_at timestamptz not null,
    constraint import_change_pkey primary key (tenant_id, id),
    constraint import_change_lead_key unique (tenant_id, lead_id, job_id),
    constraint import_change_kind check (kind in ('MADE', 'CHANGED')),
    constraint import_change_kept check (kept in ('EDITED', 'ARCHIVED', 'FROZEN', 'FORBIDDEN'))
);
create index import_change_job_idx on leads.import_change (tenant_id, job_id, id);
create index import_change_created_idx on leads.import_change (created_at);
call platform.tenant_table('leads.import_change', 'select, insert, update, delete');
call platform.system_access(
    'leads.import_change', 'select, delete', 'deletes rows of every tenant whose imports are too old to be taken back');
