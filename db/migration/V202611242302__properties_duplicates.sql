-- What two properties at one address have in common, however it was typed; null for an address that says too little.
alter table properties.property
    add column address_key text generated always as (
        case when coalesce(street, building_name) is not null
            then platform.fold(city) || '|' || platform.fold(street) || '|' || platform.fold(building_name)
                || '|' || platform.fold(unit_number)
        end) stored;

create index property_address_idx on properties.property (tenant_id, address_key) where archived_at is null;
