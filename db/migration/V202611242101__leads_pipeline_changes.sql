-- Tenants change their pipelines and stages. What is deleted stays as a row, since the histories of leads tell of it, and
-- says where its leads go, a batch at a time.
alter table leads.pipeline
    -- New leads start in its first stage.
    add is_default boolean not null default false,
    add deleted_at timestamptz,
    add constraint pipeline_default check (not is_default or deleted_at is null),
    drop constraint pipeline_key_key;
create unique index pipeline_key_key on leads.pipeline (tenant_id, key) where deleted_at is null;

-- Whoever migrates owns the tables, and sees no rows while the policies bind owners too.
alter table leads.pipeline no force row level security;
update leads.pipeline p set is_default = true
where p.id = (
    select o.id from leads.pipeline o where o.tenant_id = p.tenant_id order by o.created_at, o.id limit 1);
alter table leads.pipeline force row level security;
create unique index pipeline_default_key on leads.pipeline (tenant_id) where is_default;

alter table leads.stage
    add deleted_at timestamptz,
    -- Where its leads go; a stage that is there when this one is deleted, and may be deleted later.
    add moved_to uuid,
    add constraint stage_moved_to_fkey foreign key (tenant_id, moved_to) references leads.stage (tenant_id, id)
        on delete set null (moved_to),
    add constraint stage_sla_hours check (sla_hours > 0),
    drop constraint stage_key_key;
create unique index stage_key_key on leads.stage (tenant_id, pipeline_id, key) where deleted_at is null;
create index stage_moved_to_idx on leads.stage (tenant_id, moved_to);
