-- An import pays for every index and every check of a key once a row.
-- That there is the tenant follows from the lead's stage, which has a pipeline of the tenant.
alter table leads.lead drop constraint lead_tenant_fkey;

drop index leads.lead_assignee_idx, leads.lead_unassigned_idx, leads.stage_change_from_idx;

-- The same domain (LeadDomainTest), a quarter of the time: what stands behind the second slash, without `www.` and until a port.
alter table leads.lead
    alter column contact_domain set expression as (
        split_part(translate(split_part(replace(contact_website, '://www.', '://'), '/', 3), ':?#', '///'), '/', 1));

-- Those that nobody looks after stand in an index of their own, in use or archived, and nobody looks for what came from no stage.
create index lead_assignee_idx on leads.lead (tenant_id, assignee_id, (archived_at is null), created_at, id)
    where assignee_id is not null;
create index lead_unassigned_idx on leads.lead (tenant_id, (archived_at is null), created_at, id) where assignee_id is null;
create index stage_change_from_idx on leads.stage_change (tenant_id, from_stage_id) where from_stage_id is not null;
