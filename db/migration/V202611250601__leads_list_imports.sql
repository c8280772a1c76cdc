-- Leads that an import put on a list, so that taking it back takes them off.
alter table leads.lead_list_member add column job_id uuid;
create index lead_list_member_job_idx on leads.lead_list_member (tenant_id, job_id, id) where job_id is not null;
