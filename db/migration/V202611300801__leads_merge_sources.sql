-- The lead whose value each of the merge's `fields` got, in their order; null for what several gave, as tags. Empty for merges of
-- before.
alter table leads.lead_merge add column sources uuid[] not null default '{}';
alter table leads.lead_merge add constraint lead_merge_sources check (cardinality(sources) in (0, cardinality(fields)));
