-- Who was frozen first is thawed first.
alter table tenancy.membership add column frozen_at timestamptz;
