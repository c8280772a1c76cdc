-- When and why whoever runs the platform suspended a tenant.
alter table tenancy.tenant
    add column suspended_at timestamptz,
    add column suspended_reason text,
    add constraint tenant_suspended check (num_nulls(suspended_at, suspended_reason) in (0, 2));
-- The look-up by the beginning of a slug.
create index tenant_slug_prefix_idx on tenancy.tenant (slug text_pattern_ops);
comment on policy system on tenancy.tenant
    is 'finds the tenant by slug, its state on each request, and both for whoever runs the platform';
comment on policy system on tenancy.membership
    is 'resolves the member on each request, before the tenant is set, and where a user belongs for whoever runs the platform';
