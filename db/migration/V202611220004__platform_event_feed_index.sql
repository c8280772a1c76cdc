-- The index across tenants is for who reads across tenants: their queries say `type <> ''`, which is always so. Without
-- that the planner took it for a tenant's query too, and a quiet tenant read through the events of a busy one.
drop index platform.event_feed_idx;
create index event_feed_idx on platform.event (position) where position is not null and type <> '';
