-- Where the public sees a property that hides its address: a place some hundred metres away, always the same one. What it
-- is moved by is chosen once, so that nobody can work out where it really is; 9 millionths of a degree are a metre.
alter table properties.property
    add column shift_north int not null default ((floor(random() * 2) * 2 - 1) * (180 + floor(random() * 170)))::int,
    add column shift_east int not null default ((floor(random() * 2) * 2 - 1) * (180 + floor(random() * 170)))::int;
alter table properties.property
    add column public_lat_e6 int generated always as (
        case when lat_e6 is not null and address_hidden
            then greatest(least(lat_e6 + shift_north * 9, 90000000), -90000000)
            else lat_e6 end) stored,
    add column public_lng_e6 int generated always as (
        case when address_hidden
            then (lng_e6 + (shift_east * 9 / greatest(cos(radians(lat_e6::double precision / 1000000)), 0.01))::int
                + 540000000) % 360000000 - 180000000
            else lng_e6 end) stored;

create index property_published_idx on properties.property (tenant_id, published_at desc, id desc)
    where status = 'PUBLISHED';
