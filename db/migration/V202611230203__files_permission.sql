-- What whoever sees the file must be permitted, by its name in the schema; null for whoever may read files. Lists take it
-- as a condition on the rows of their order's index.
alter table files.file add permission text;
alter table files.file add constraint file_permission check (permission <> '');
-- What was made before has the permission of its job; the owner of the table updates all tenants' rows.
alter table files.file no force row level security;
update files.file set permission = case
    when made_key like 'audit-export:%' then 'AUDIT_READ'
    when made_key like 'lead-export:%' then 'LEADS_EXPORT'
    else 'LEADS_IMPORT' end
where made_key like any (array['audit-export:%', 'lead-export:%', 'import-errors:%']);
alter table files.file force row level security;
