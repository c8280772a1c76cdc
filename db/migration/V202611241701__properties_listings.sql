-- Properties to sell and let, what they cost and have cost, and their media.
create schema properties;
grant usage on schema properties to foyer_app, foyer_system, foyer_search;

create table properties.property (
    tenant_id        uuid not null,
    id               uuid not null default uuidv7(),
    -- The business number; by the letters' codes, so that the order is the same on every server.
    reference        text collate pg_c_utf8 not null,
    status           text not null default 'DRAFT',
    kind             text not null,
    purpose          text not null,
    title            text,
    description      text,
    sale_minor       bigint,
    sale_currency    text,
    sale_valid_until timestamptz,
    rent_minor       bigint,
    rent_currency    text,
    rent_period      text,
    rent_valid_until timestamptz,
    area             int,
    area_unit        text,
    -- What areas of either unit are compared by: a square foot has 929.0304 square centimetres.
    area_cm2         bigint generated always as (
        case area_unit when 'SQUARE_FEET' then (area::bigint * 9290304 + 5000) / 10000
            else area::bigint * 10000 end) stored,
    bedrooms         int,
    bathrooms        int,
    parking_spaces   int,
    year_built       int,
    features         text[] not null default '{}',
    country          text,
    city             text,
    district         text,
    street           text,
    building_name    text,
    unit_number      text,
    postal_code      text,
    -- Millionths of a degree, and the place on the curve that visits all of them (foyer.properties.geo.Cells).
    lat_e6           int,
    lng_e6           int,
    cell             bigint,
    address_hidden   boolean not null default false,
    building_id      uuid,
    owner_name       text,
    owner_email      text,
    owner_phone      text,
    agent_id         uuid,
    team_id          uuid,
    version          int not null default 1,
    -- Field name to the version that last changed it: an update by an old version fails only for the same fields.
    field_versions   jsonb not null default '{}',
    created_at       timestamptz not null default now(),
    created_by_kind  text not null,
    created_by_id    uuid,
    updated_at       timestamptz not null default now(),
    published_at     timestamptz,
    archived_at      timestamptz,
    search_text      text not null generated always as (platform.fold(
        reference || ' ' || coalesce(title, '') || ' ' || coalesce(building_name, '') || ' ' || coalesce(street, '')
        || ' ' || coalesce(district, '') || ' ' || coalesce(city, '') || ' ' || coalesce(unit_number, ''))) stored,
    constraint property_pkey primary key (tenant_id, id),
    constraint property_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint property_building_fkey foreign key (tenant_id, building_id)
        references properties.property (tenant_id, id) on delete set null (building_id),
    constraint property_agent_fkey foreign key (tenant_id, agent_id) references tenancy.membership (tenant_id, id)
        on delete set null (agent_id),
    constraint property_team_fkey foreign key (tenant_id, team_id) references tenancy.team (tenant_id, id)
        on delete set null (team_id),
    constraint property_reference_key unique (tenant_id, reference),
    constraint property_status check (status in
        ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'UNDER_OFFER', 'SOLD', 'RENTED', 'ARCHIVED')),
    constraint property_kind check (kind in ('APARTMENT', 'VILLA', 'TOWNHOUSE', 'PENTHOUSE', 'OFFICE', 'RETAIL',
        'WAREHOUSE', 'LAND', 'BUILDING', 'OTHER')),
    constraint property_purpose check (purpose in ('SALE', 'RENT', 'BOTH')),
    constraint property_title_length check (length(title) between 1 and 300),
    constraint property_sale check ((sale_minor is null) = (sale_currency is null) and sale_minor > 0),
    constraint property_rent check ((rent_minor is null) = (rent_currency is null)
        and (rent_minor is null) = (rent_period is null) and rent_minor > 0),
    constraint property_rent_period check (rent_period in ('DAY', 'WEEK', 'MONTH', 'YEAR')),
    constraint property_area check ((area is null) = (area_unit is null) and area > 0),
    constraint property_area_unit check (area_unit in ('SQUARE_METERS', 'SQUARE_FEET')),
    constraint property_rooms check (bedrooms >= 0 and bathrooms >= 0 and parking_spaces >= 0),
    constraint property_location check ((lat_e6 is null) = (lng_e6 is null) and (lat_e6 is null) = (cell is null)
        and lat_e6 between -90000000 and 90000000 and lng_e6 between -180000000 and 180000000),
    constraint property_archived check ((status = 'ARCHIVED') = (archived_at is not null)),
    constraint property_building check (building_id <> id)
);
-- One index for each order of what is not archived and of what is, one for each filter in the default order.
create index property_created_idx on properties.property (tenant_id, created_at desc, id desc)
    where archived_at is null;
create index property_updated_idx on properties.property (tenant_id, updated_at desc, id desc)
    where archived_at is null;
create index property_archived_idx on properties.property (tenant_id, created_at desc, id desc)
    where archived_at is not null;
create index property_archived_updated_idx on properties.property (tenant_id, updated_at desc, id desc)
    where archived_at is not null;
create index property_status_idx on properties.property (tenant_id, status, created_at desc, id desc);
create index property_kind_idx on properties.property (tenant_id, kind, created_at desc, id desc)
    where archived_at is null;
create index property_sale_idx on properties.property (tenant_id, sale_currency, sale_minor)
    where archived_at is null;
create index property_rent_idx on properties.property (tenant_id, rent_currency, rent_period, rent_minor)
    where archived_at is null;
create index property_area_idx on properties.property (tenant_id, area_cm2) where archived_at is null;
create index property_cell_idx on properties.property (tenant_id, cell);
create index property_building_idx on properties.property (tenant_id, building_id);
create index property_agent_idx on properties.property (tenant_id, agent_id, created_at desc, id desc);
create index property_team_idx on properties.property (tenant_id, team_id, created_at desc, id desc);
-- What somebody made and nobody looks after: with those of property_agent_idx, a member's own.
create index property_maker_idx on properties.property (tenant_id, created_by_id, created_at desc, id desc)
    where agent_id is null;
create index property_search_idx on properties.property using gin (tenant_id, search_text gin_trgm_ops);
call platform.tenant_table('properties.property');
call platform.search_access('properties.property', 'trigram search, search.property_ids');

-- What a property has cost, from its first price on.
create table properties.price_change (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    property_id     uuid not null,
    offer           text not null,
    before_minor    bigint,
    before_currency text,
    before_period   text,
    after_minor     bigint,
    after_currency  text,
    after_period    text,
    changed_at      timestamptz not null,
    actor_kind      text not null,
    actor_id        uuid,
    constraint price_change_pkey primary key (tenant_id, id),
    constraint price_change_property_fkey foreign key (tenant_id, property_id)
        references properties.property (tenant_id, id),
    constraint price_change_offer check (offer in ('SALE', 'RENT'))
);
create index price_change_property_idx on properties.price_change (tenant_id, property_id, changed_at desc, id desc);
call platform.tenant_table('properties.price_change', 'select, insert');

-- Pictures, plans, films and papers of a property, in order; one photo at most is the cover.
create table properties.media (
    tenant_id   uuid not null,
    id          uuid not null default uuidv7(),
    property_id uuid not null,
    -- Null when the file was deleted for good.
    file_id     uuid,
    kind        text not null,
    position    int not null,
    cover       boolean not null default false,
    alt         text,
    caption     text,
    created_at  timestamptz not null,
    constraint media_pkey primary key (tenant_id, id),
    constraint media_property_fkey foreign key (tenant_id, property_id)
        references properties.property (tenant_id, id),
    constraint media_file_fkey foreign key (tenant_id, file_id) references files.file (tenant_id, id)
        on delete set null (file_id),
    constraint media_file_key unique (tenant_id, property_id, file_id),
    constraint media_kind check (kind in ('PHOTO', 'FLOOR_PLAN', 'VIDEO', 'DOCUMENT', 'TOUR')),
    constraint media_cover check (not cover or kind = 'PHOTO')
);
create index media_order_idx on properties.media (tenant_id, property_id, position, id);
create index media_file_idx on properties.media (tenant_id, file_id);
create unique index media_one_cover_key on properties.media (tenant_id, property_id) where cover;
call platform.tenant_table('properties.media', 'select, insert, update, delete');
