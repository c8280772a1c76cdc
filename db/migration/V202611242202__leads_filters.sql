-- What leads are narrowed and ordered by besides. A generated column where the stored value cannot serve: what is null
-- has no place for a cursor to go on from, and a company is meant however its letters are cased.
alter table leads.lead
    add column score_rank bigint not null generated always as (coalesce(score, -1)) stored,
    add column value_rank bigint not null generated always as (coalesce(value_minor, -1)) stored,
    add column contact_company_key text generated always as (lower(contact_company collate pg_c_utf8)) stored;

create index lead_score_idx on leads.lead (tenant_id, score_rank desc, id desc) where archived_at is null;
create index lead_archived_score_idx on leads.lead (tenant_id, score_rank desc, id desc)
    where archived_at is not null;
create index lead_value_idx on leads.lead (tenant_id, value_rank desc, id desc) where archived_at is null;
create index lead_archived_value_idx on leads.lead (tenant_id, value_rank desc, id desc)
    where archived_at is not null;
create index lead_company_idx on leads.lead (tenant_id, contact_company_key) where contact_company_key is not null;
create index lead_won_idx on leads.lead (tenant_id, won_at) where won_at is not null;
create index lead_lost_idx on leads.lead (tenant_id, lost_at) where lost_at is not null;
