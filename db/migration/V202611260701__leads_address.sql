-- Where a lead is, in words and on the earth in millionths of a degree, and the team that looks after it. A city is meant
-- however its letters are cased: a generated column, which `=` compares by an index beneath row-level security.
alter table leads.lead
    add column address_line1 text,
    add column address_line2 text,
    add column address_city text,
    add column address_region text,
    add column address_postal_code text,
    add column address_country text,
    add column lat_e6 int,
    add column lng_e6 int,
    add column team_id uuid,
    add column address_city_key text generated always as (lower(address_city collate pg_c_utf8)) stored,
    add constraint lead_team_fkey foreign key (tenant_id, team_id) references tenancy.team (tenant_id, id)
        on delete set null (team_id),
    add constraint lead_country check (address_country ~ '^[A-Z]{2}$'),
    add constraint lead_location check (
        (lat_e6 is null) = (lng_e6 is null)
        and lat_e6 between -90000000 and 90000000 and lng_e6 between -180000000 and 180000000);

create index lead_team_idx on leads.lead (tenant_id, team_id, created_at desc, id desc) where team_id is not null;
create index lead_country_idx on leads.lead (tenant_id, address_country, created_at desc, id desc)
    where address_country is not null;
create index lead_city_idx on leads.lead (tenant_id, address_city_key, created_at desc, id desc)
    where address_city_key is not null;

-- A territory by city, as names are written: empty for any.
alter table leads.assignment_member add column cities text[] not null default '{}';

-- Who may see them, as of a lead.
alter table leads.merged_lead add column team_id uuid;
alter table leads.erased_lead add column team_id uuid;
