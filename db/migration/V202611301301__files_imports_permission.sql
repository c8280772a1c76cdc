-- Files uploaded to be read in, which anybody who may read files could read, need what it takes to read them in.
alter table files.file no force row level security;
update files.file set permission = 'LEADS_IMPORT' where purpose = 'IMPORT' and permission is null;
alter table files.file force row level security;
