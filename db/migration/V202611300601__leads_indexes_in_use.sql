-- Of a stage nearly all leads may be archived, as lost ones are, and of a member who left: whether a lead is archived stands
-- before its time, so that the few in use are read and no others, and the archived ones from the same index. What wants all of a
-- stage, a member or a team, a foreign key too, goes by its first columns as before; a new lead is written to as many indexes.
-- A statement has it as `archived_at is null`, or as `(archived_at is null) is false` beside (foyer.leads.LeadFieldQueries).
drop index leads.lead_stage_idx, leads.lead_assignee_idx, leads.lead_maker_idx, leads.lead_team_idx, leads.lead_country_idx,
    leads.lead_city_idx, leads.lead_do_not_contact_idx, leads.lead_breached_idx;
create index lead_stage_idx on leads.lead (tenant_id, stage_id, (archived_at is null), created_at, id);
create index lead_assignee_idx on leads.lead (tenant_id, assignee_id, (archived_at is null), created_at, id);
create index lead_maker_idx on leads.lead (tenant_id, created_by_id, (archived_at is null), created_at, id)
    where assignee_id is null;
create index lead_team_idx on leads.lead (tenant_id, team_id, (archived_at is null), created_at, id) where team_id is not null;
create index lead_country_idx on leads.lead (tenant_id, address_country, (archived_at is null), created_at, id)
    where address_country is not null;
create index lead_city_idx on leads.lead (tenant_id, address_city_key, (archived_at is null), created_at, id)
    where address_city_key is not null;
create index lead_do_not_contact_idx on leads.lead (tenant_id, (archived_at is null), created_at, id) where do_not_contact;
create index lead_breached_idx on leads.lead (tenant_id, (archived_at is null), created_at, id)
    where sla_breached_at is not null;
