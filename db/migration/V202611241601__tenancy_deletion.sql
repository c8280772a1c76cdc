-- Deletion of a tenant: asked for, then after its grace carried out; its row stays, so that its id and slug are nobody else's.
alter table tenancy.tenant
    drop constraint tenant_status,
    add constraint tenant_status check (status in ('ACTIVE', 'SUSPENDED', 'DELETED')),
    add column deletion_requested_at timestamptz,
    -- The membership; null when Foyer itself has asked.
    add column deletion_requested_by uuid,
    -- When what the tenant has begins to go, and while it goes is looked for next; null again once all of it has gone.
    add column purge_at timestamptz,
    add column deleted_at timestamptz,
    add constraint tenant_purge check (purge_at is null or deletion_requested_at is not null),
    add constraint tenant_deleted check ((status = 'DELETED') = (deleted_at is not null));
create index tenant_purge_idx on tenancy.tenant (purge_at) where purge_at is not null;

-- The purge acts in the tenant, under its policies: it may delete what nothing else has to.
grant delete on
    entitlements.claim,
    entitlements.counter,
    jobs.job,
    leads.pipeline,
    leads.stage,
    platform.mail,
    platform.number_series,
    tenancy.api_key,
    tenancy.branding,
    tenancy.invite,
    tenancy.invite_link,
    tenancy.invite_past_token,
    tenancy.membership,
    tenancy.security_policy
to foyer_app;
