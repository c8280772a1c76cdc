-- Each deed of everybody adds a row: its writer holds what it tells of, which is there in the tenant.
alter table records.activity drop constraint activity_tenant_fkey;
