-- Whether those who run the platform may act as members of the tenant.
alter table tenancy.tenant add column impersonation_allowed boolean not null default true;
