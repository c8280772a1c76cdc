-- A team that is deleted stays as a row until a job has taken from it all that it looked after: nobody finds it, and its name is
-- free at once.
alter table tenancy.team add column deleted_at timestamptz;
drop index tenancy.team_name_key;
create unique index team_name_key on tenancy.team (tenant_id, lower(name)) where deleted_at is null;
