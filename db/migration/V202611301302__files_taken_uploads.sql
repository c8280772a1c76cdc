-- When somebody began to look at bytes that had arrived: whoever asks meanwhile is not told that there are none.
alter table files.file add column taken_at timestamptz;
alter table files.file add constraint file_taken check (taken_at is null or status = 'PENDING');
