-- Who must not be contacted: few of many, who are listed and counted by themselves.
create index lead_do_not_contact_idx on leads.lead (tenant_id, created_at, id) where do_not_contact;
