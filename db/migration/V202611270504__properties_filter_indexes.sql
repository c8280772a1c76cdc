-- For the filters by offer, by prices that hold no more and by bedrooms, of what is not archived.
create index property_for_sale_idx on properties.property (tenant_id, created_at desc, id desc)
    where archived_at is null and purpose in ('SALE', 'BOTH');
create index property_to_let_idx on properties.property (tenant_id, created_at desc, id desc)
    where archived_at is null and purpose in ('RENT', 'BOTH');
create index property_sale_until_idx on properties.property (tenant_id, sale_valid_until)
    where sale_valid_until is not null and purpose in ('SALE', 'BOTH');
create index property_rent_until_idx on properties.property (tenant_id, rent_valid_until)
    where rent_valid_until is not null and purpose in ('RENT', 'BOTH');
create index property_bedrooms_idx on properties.property (tenant_id, bedrooms) where archived_at is null;
