-- What members want to hear of: a filter of properties, and whom to tell of those that meet it from then on.
create table properties.saved_search (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    owner_id        uuid not null,
    name            text not null,
    -- The input of the filter of properties, as it was checked; degrees are whole millionths.
    filter          jsonb not null,
    alert           text not null,
    -- Null for the owner; else somebody outside, who has agreed to it in these words.
    recipient_email text,
    recipient_name  text,
    consent         text,
    consented_at    timestamptz,
    unsubscribed_at timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint saved_search_pkey primary key (tenant_id, id),
    constraint saved_search_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint saved_search_owner_fkey foreign key (tenant_id, owner_id) references tenancy.membership (tenant_id, id),
    constraint saved_search_name_key unique (tenant_id, owner_id, name),
    constraint saved_search_name_length check (length(name) between 1 and 100),
    constraint saved_search_alert check (alert in ('NONE', 'INSTANT', 'DAILY', 'WEEKLY')),
    constraint saved_search_consent check ((recipient_email is null) = (consent is null)
        and (recipient_email is null) = (consented_at is null))
);
-- Those that a property is held against, of one member after the other.
create index saved_search_alert_idx on properties.saved_search (tenant_id, owner_id, id) where alert <> 'NONE';
call platform.tenant_table('properties.saved_search', 'select, insert, update, delete');

-- That a property met a search, for a reason and an occasion of it: each of them is told once.
create table properties.search_match (
    tenant_id   uuid not null,
    id          uuid not null default uuidv7(),
    search_id   uuid not null,
    property_id uuid not null,
    reason      text not null,
    -- What makes it another one of the same reason: the price that it fell to, the version in which it came back.
    occasion    text not null default '',
    matched_at  timestamptz not null,
    -- Null while it waits for its digest.
    told_at     timestamptz,
    constraint search_match_pkey primary key (tenant_id, id),
    constraint search_match_search_fkey foreign key (tenant_id, search_id)
        references properties.saved_search (tenant_id, id),
    constraint search_match_property_fkey foreign key (tenant_id, property_id)
        references properties.property (tenant_id, id),
    constraint search_match_once unique (tenant_id, search_id, property_id, reason, occasion),
    constraint search_match_reason check (reason in ('PUBLISHED', 'PRICE_DROP', 'BACK_ON_MARKET'))
);
create index search_match_waiting_idx on properties.search_match (tenant_id, search_id, matched_at) where told_at is null;
create index search_match_told_idx on properties.search_match (tenant_id, search_id, told_at) where told_at is not null;
create index search_match_property_idx on properties.search_match (tenant_id, property_id);
call platform.tenant_table('properties.search_match', 'select, insert, update, delete');
call platform.system_access('properties.search_match', 'select', 'finds the tenants that have matches waiting for a digest');
