-- What duplicates are found by: the e-mail and the phone as they are kept, and the website's domain. Text `=` may use an
-- index beneath row-level security.
alter table leads.lead
    add column contact_domain text generated always as (
        substring(contact_website from '^https?://(?:www\.)?([^/:?#]+)')) stored,
    -- Folded once instead of five times: a fifth of what a new lead costs.
    alter column search_text set expression as (platform.fold(
        title || ' ' || coalesce(contact_name, '') || ' ' || coalesce(contact_company, '')
        || ' ' || coalesce(contact_email, '') || ' ' || coalesce(contact_phone, '')));

create index lead_email_idx on leads.lead (tenant_id, contact_email) where contact_email is not null;
create index lead_phone_idx on leads.lead (tenant_id, contact_phone) where contact_phone is not null;
create index lead_domain_idx on leads.lead (tenant_id, contact_domain) where contact_domain is not null;
