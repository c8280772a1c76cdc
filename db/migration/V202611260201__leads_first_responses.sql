-- By when somebody has to have answered a lead. Of leads that were there before it is not known whether anybody has: they
-- are not waited for until they come into a stage.
alter table leads.lead
    -- Since when it wants an answer: it came in, came into its stage or came back then.
    add column response_owed_from timestamptz,
    -- So many hours of work after that as the stage says; stays once it was answered or missed.
    add column first_response_due_at timestamptz,
    add column first_responded_at timestamptz,
    -- When it was found that nobody had answered in time.
    add column sla_breached_at timestamptz,
    -- Its place among those that are waited for; what is not waited for comes last (foyer.leads.sla.FirstResponse).
    add column due_rank timestamptz not null generated always as (
        case when first_responded_at is null and first_response_due_at is not null then first_response_due_at
        else '9999-12-31T00:00:00Z'::timestamptz end) stored;

create index lead_due_idx on leads.lead (tenant_id, due_rank, id) where archived_at is null;
create index lead_archived_due_idx on leads.lead (tenant_id, due_rank, id) where archived_at is not null;
create index lead_breached_idx on leads.lead (tenant_id, created_at desc, id desc) where sla_breached_at is not null;
-- Of every tenant, for whoever looks for what is late.
create index lead_owed_idx on leads.lead (first_response_due_at, tenant_id, id)
    where first_response_due_at is not null and first_responded_at is null and sla_breached_at is null
        and archived_at is null;
call platform.system_access(
    'leads.lead',
    'select (tenant_id, first_response_due_at, first_responded_at, sla_breached_at, archived_at)',
    'finds the tenants whose leads were not answered in time');

-- When the tenant works, in its time zone; without a row as foyer.leads.sla.WorkingWeek says.
create table leads.working_week (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    -- Whether it counts; otherwise all hours do.
    enabled    boolean not null,
    -- Days of the week with minutes from midnight.
    spans      jsonb not null,
    holidays   date[] not null,
    version    int not null default 1,
    updated_at timestamptz not null,
    constraint working_week_pkey primary key (tenant_id, id),
    constraint working_week_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint working_week_key unique (tenant_id)
);
call platform.tenant_table('leads.working_week');
grant delete on leads.working_week to foyer_app;
