-- Leads and the stages they move through.
create table leads.pipeline (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    key        text not null,
    name       text not null,
    version    int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pipeline_pkey primary key (tenant_id, id),
    constraint pipeline_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint pipeline_key_key unique (tenant_id, key)
);
call platform.tenant_table('leads.pipeline');

create table leads.stage (
    tenant_id   uuid not null,
    id          uuid not null default uuidv7(),
    pipeline_id uuid not null,
    key         text not null,
    name        text not null,
    kind        text not null,
    position    int not null,
    probability int not null,
    sla_hours   int,
    constraint stage_pkey primary key (tenant_id, id),
    constraint stage_pipeline_fkey foreign key (tenant_id, pipeline_id) references leads.pipeline (tenant_id, id),
    constraint stage_key_key unique (tenant_id, pipeline_id, key),
    constraint stage_position_key unique (tenant_id, pipeline_id, position) deferrable,
    constraint stage_kind check (kind in ('OPEN', 'WON', 'LOST')),
    constraint stage_probability check (probability between 0 and 100)
);
call platform.tenant_table('leads.stage');

create table leads.lead (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    -- By the letters' codes, so that the order is the same on every server.
    title           text collate pg_c_utf8 not null,
    stage_id        uuid not null,
    stage_entered_at timestamptz not null default now(),
    assignee_id     uuid,
    source          text not null default 'MANUAL',
    source_detail   text,
    value_minor     bigint,
    value_currency  text,
    score           int,
    contact_name    text,
    contact_company text,
    contact_email   text,
    contact_phone   text,
    contact_website text,
    do_not_contact  boolean not null default false,
    lost_reason     text,
    won_at          timestamptz,
    lost_at         timestamptz,
    version         int not null default 1,
    -- Field name to the version that last changed it: an update by an old version fails only for the same fields.
    field_versions  jsonb not null default '{}',
    created_at      timestamptz not null default now(),
    created_by_kind text not null,
    created_by_id   uuid,
    updated_at      timestamptz not null default now(),
    archived_at     timestamptz,
    search_text     text not null generated always as (
        platform.fold(title) || platform.fold(contact_name) || platform.fold(contact_company)
        || platform.fold(contact_email) || platform.fold(contact_phone)) stored,
    constraint lead_pkey primary key (tenant_id, id),
    constraint lead_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint lead_stage_fkey foreign key (tenant_id, stage_id) references leads.stage (tenant_id, id),
    constraint lead_assignee_fkey foreign key (tenant_id, assignee_id) references tenancy.membership (tenant_id, id)
        on delete set null (assignee_id),
    constraint lead_title_length check (length(title) between 1 and 300),
    constraint lead_source check (source in
        ('MANUAL', 'FORM', 'IMPORT', 'API', 'REFERRAL', 'CAMPAIGN', 'SEARCH', 'INQUIRY', 'OTHER')),
    constraint lead_value check ((value_minor is null) = (value_currency is null)),
    constraint lead_value_positive check (value_minor >= 0),
    constraint lead_score check (score between 0 and 100)
);
-- One index for each order, of the leads in use and of the archived ones, and one for each filter in the default order.
-- A filter in another order takes the filter's index and sorts what matches, or the order's and passes over the rest.
create index lead_created_idx on leads.lead (tenant_id, created_at desc, id desc) where archived_at is null;
create index lead_updated_idx on leads.lead (tenant_id, updated_at desc, id desc) where archived_at is null;
create index lead_title_idx on leads.lead (tenant_id, title, id) where archived_at is null;
create index lead_stage_idx on leads.lead (tenant_id, stage_id, created_at desc, id desc);
create index lead_assignee_idx on leads.lead (tenant_id, assignee_id, created_at desc, id desc);
-- `is null` fixes no sort column: the lead_assignee_idx would have to be sorted.
create index lead_unassigned_idx on leads.lead (tenant_id, created_at desc, id desc)
    where assignee_id is null and archived_at is null;
create index lead_archived_idx on leads.lead (tenant_id, created_at desc, id desc) where archived_at is not null;
create index lead_archived_updated_idx on leads.lead (tenant_id, updated_at desc, id desc)
    where archived_at is not null;
create index lead_archived_title_idx on leads.lead (tenant_id, title, id) where archived_at is not null;
create index lead_search_idx on leads.lead using gin (tenant_id, search_text gin_trgm_ops);
call platform.tenant_table('leads.lead');
call platform.search_access('leads.lead', 'trigram search, search.lead_ids');

-- How long a lead stayed in each stage.
create table leads.stage_change (
    tenant_id     uuid not null,
    id            uuid not null default uuidv7(),
    lead_id       uuid not null,
    from_stage_id uuid,
    to_stage_id   uuid not null,
    -- How long the lead was in the stage that it left; null for the first row, of its making.
    seconds_in_from bigint,
    lost_reason   text,
    changed_at    timestamptz not null default now(),
    actor_kind    text not null,
    actor_id      uuid,
    constraint stage_change_pkey primary key (tenant_id, id),
    constraint stage_change_lead_fkey foreign key (tenant_id, lead_id) references leads.lead (tenant_id, id),
    constraint stage_change_from_fkey foreign key (tenant_id, from_stage_id) references leads.stage (tenant_id, id),
    constraint stage_change_to_fkey foreign key (tenant_id, to_stage_id) references leads.stage (tenant_id, id)
);
create index stage_change_lead_idx on leads.stage_change (tenant_id, lead_id, changed_at);
create index stage_change_from_idx on leads.stage_change (tenant_id, from_stage_id);
create index stage_change_to_idx on leads.stage_change (tenant_id, to_stage_id);
call platform.tenant_table('leads.stage_change', 'select, insert');
