-- The leads that somebody made and nobody is assigned to: with those of lead_assignee_idx, a member's own.
create index lead_maker_idx on leads.lead (tenant_id, created_by_id, created_at desc, id desc) where assignee_id is null;
