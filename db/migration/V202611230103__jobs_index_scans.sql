-- The queue's indexes have as many dead entries as jobs went through since the last vacuum. A plain index scan marks those
-- that it meets, so that the next one passes over them; a bitmap scan meets them again and again.
alter function jobs.claim(text[], int[], int[], int, double precision) set enable_bitmapscan = off;
alter function jobs.finish(uuid[], bigint[], text[], text[], text[], text[]) set enable_bitmapscan = off;
alter function jobs.release(uuid[], bigint[], double precision[], int[], text[], text[], boolean) set enable_bitmapscan = off;
alter function jobs.wake_parents() set enable_seqscan = off;
alter function jobs.wake_parents() set enable_bitmapscan = off;
alter function jobs.strays() set enable_seqscan = off;
alter function jobs.strays() set enable_bitmapscan = off;
alter function jobs.look_after(uuid[], uuid[], bigint[], boolean, double precision) set enable_bitmapscan = off;
