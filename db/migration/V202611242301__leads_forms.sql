-- Forms by which anybody becomes a lead, and what they sent.
create table leads.form (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    name            text not null,
    title           text,
    intro           text,
    thanks          text,
    -- What it asks for, in order (foyer.leads.forms.LeadFormField).
    fields          jsonb not null,
    consent_text    text,
    -- Grows with each change of the text.
    consent_version int not null default 1,
    assignee_id     uuid,
    stage_id        uuid,
    -- SHA-256 of the token, which is told once.
    token_hash      bytea not null,
    version         int not null default 1,
    created_at      timestamptz not null default now(),
    created_by_kind text not null,
    created_by_id   uuid,
    updated_at      timestamptz not null default now(),
    archived_at     timestamptz,
    constraint form_pkey primary key (tenant_id, id),
    constraint form_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint form_assignee_fkey foreign key (tenant_id, assignee_id) references tenancy.membership (tenant_id, id)
        on delete set null (assignee_id),
    constraint form_stage_fkey foreign key (tenant_id, stage_id) references leads.stage (tenant_id, id)
        on delete set null (stage_id),
    constraint form_token_key unique (tenant_id, token_hash)
);
create index form_created_idx on leads.form (tenant_id, created_at desc, id desc) where archived_at is null;
create index form_archived_idx on leads.form (tenant_id, created_at desc, id desc) where archived_at is not null;
create index form_assignee_idx on leads.form (tenant_id, assignee_id);
create index form_stage_idx on leads.form (tenant_id, stage_id);
call platform.tenant_table('leads.form', 'select, insert, update, delete');

-- What somebody sent who became a lead by it.
create table leads.capture (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    lead_id         uuid not null,
    -- Null for an inquiry on a property.
    form_id         uuid,
    property_id     uuid,
    message         text,
    page            text,
    referrer        text,
    utm_source      text,
    utm_medium      text,
    utm_campaign    text,
    utm_term        text,
    utm_content     text,
    consent_text    text,
    -- Null for a text that no form has.
    consent_version int,
    -- SHA-256 of what was sent, where to and on which day: the same again is not kept.
    digest          bytea not null,
    captured_at     timestamptz not null,
    constraint capture_pkey primary key (tenant_id, id),
    constraint capture_lead_key unique (tenant_id, lead_id),
    constraint capture_lead_fkey foreign key (tenant_id, lead_id) references leads.lead (tenant_id, id),
    constraint capture_form_fkey foreign key (tenant_id, form_id) references leads.form (tenant_id, id),
    constraint capture_property_fkey foreign key (tenant_id, property_id)
        references properties.property (tenant_id, id) on delete set null (property_id),
    constraint capture_digest_key unique (tenant_id, digest)
);
create index capture_form_idx on leads.capture (tenant_id, form_id);
create index capture_property_idx on leads.capture (tenant_id, property_id);
call platform.tenant_table('leads.capture', 'select, insert, delete');
