-- Lines that tell of another record by its title are found when that is to be forgotten.
create index activity_merge_idx on records.activity (tenant_id) where kind in ('MERGED', 'MERGE_UNDONE');
