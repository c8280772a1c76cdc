-- Leads that were given to a new tenant to look at. Those that nobody has worked on go again, with what is told of them.
alter table leads.lead
    -- How long the lead's timeline was when it was given as a sample; null for a lead of the tenant's own.
    add sample_deeds int,
    add constraint lead_sample_deeds check (sample_deeds >= 0);
create index lead_sample_idx on leads.lead (tenant_id, id) where sample_deeds is not null;
grant delete on leads.lead, leads.stage_change, records.note, records.activity to foyer_app;
