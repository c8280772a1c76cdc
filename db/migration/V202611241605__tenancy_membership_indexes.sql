-- Members by what else they are asked for than the order they joined in: beside many customers, staff are few.
create index membership_email_idx on tenancy.membership (tenant_id, email);
create index membership_role_idx on tenancy.membership (tenant_id, role, created_at, id);
create index membership_frozen_idx on tenancy.membership (tenant_id, frozen_at) where status = 'FROZEN';
