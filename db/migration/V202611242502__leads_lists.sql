-- Lists of leads: of those that were put on it, or of those that meet a filter; each person's own or everybody's.
create table leads.lead_list (
    tenant_id  uuid not null,
    id         uuid not null default uuidv7(),
    -- Null once they have left: then it is whoever's changes it next.
    owner_id   uuid,
    name       text not null,
    -- The input of LeadFilter, as it was checked; null for a list of leads that are put on it.
    filter     jsonb,
    shared     boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint lead_list_pkey primary key (tenant_id, id),
    constraint lead_list_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint lead_list_owner_fkey foreign key (tenant_id, owner_id) references tenancy.membership (tenant_id, id),
    constraint lead_list_name_key unique (tenant_id, owner_id, name),
    constraint lead_list_unowned check (owner_id is not null or shared),
    constraint lead_list_name_length check (length(name) between 1 and 100)
);
create index lead_list_shared_idx on leads.lead_list (tenant_id, name, id) where shared;
call platform.tenant_table('leads.lead_list');
grant delete on leads.lead_list to foyer_app;

-- As for tags the lead has no foreign key: whoever deletes leads takes them off their lists.
create table leads.lead_list_member (
    tenant_id uuid not null,
    id        uuid not null default uuidv7(),
    list_id   uuid not null,
    lead_id   uuid not null,
    added_at  timestamptz not null,
    constraint lead_list_member_pkey primary key (tenant_id, id),
    constraint lead_list_member_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint lead_list_member_list_fkey foreign key (tenant_id, list_id) references leads.lead_list (tenant_id, id),
    constraint lead_list_member_key unique (tenant_id, list_id, lead_id)
);
create index lead_list_member_lead_idx on leads.lead_list_member (tenant_id, lead_id, list_id);
call platform.tenant_table('leads.lead_list_member', 'select, insert, delete');
