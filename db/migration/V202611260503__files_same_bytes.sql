-- The newest few of the files with the same bytes are read without the others.
drop index files.file_blob_idx;
create index file_blob_idx on files.file (tenant_id, blob_id, id);
