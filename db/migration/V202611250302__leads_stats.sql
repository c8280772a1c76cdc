-- Stage changes of a time, for statistics: how many went in, and how long they were where they came from.
create index stage_change_time_idx on leads.stage_change (tenant_id, changed_at)
    include (lead_id, from_stage_id, to_stage_id, seconds_in_from);
