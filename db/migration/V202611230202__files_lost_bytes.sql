-- Bytes that the storage does not have, which no deed of Foyer's leads to: they may turn up again, so their files keep
-- them.
alter table files.blob add lost boolean not null default false;
alter table files.file drop constraint file_bytes;
alter table files.file add constraint file_bytes check ((status = 'PENDING') = (blob_id is null));
