-- As the other indexes of leads are: what is new comes in on the right (V202611260902).
drop index leads.lead_team_idx, leads.lead_country_idx, leads.lead_city_idx;
create index lead_team_idx on leads.lead (tenant_id, team_id, created_at, id) where team_id is not null;
create index lead_country_idx on leads.lead (tenant_id, address_country, created_at, id) where address_country is not null;
create index lead_city_idx on leads.lead (tenant_id, address_city_key, created_at, id) where address_city_key is not null;
