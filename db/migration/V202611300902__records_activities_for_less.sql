-- Each deed of everybody adds a row, and its writer holds what it tells of, whose own key has the tenant.
alter table records.activity drop constraint activity_tenant_fkey;
