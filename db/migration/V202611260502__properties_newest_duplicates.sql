-- The newest few of those at one address, and of those with one photo, are read without the others.
drop index properties.property_address_idx;
create index property_address_idx on properties.property (tenant_id, address_key, created_at desc, id desc)
    where archived_at is null;
drop index properties.media_file_idx;
create index media_file_idx on properties.media (tenant_id, file_id, id);
