-- Of searches, as of properties: which version is stored, and which one last changed each field.
alter table properties.saved_search
    add column version int not null default 1,
    add column field_versions jsonb not null default '{}';
