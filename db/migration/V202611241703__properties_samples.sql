-- Properties that were given to a new tenant to look at. Those that nobody has worked on go again, with what is told of them.
alter table properties.property
    -- How long the property's timeline was when it was given as a sample; null for one of the tenant's own.
    add sample_deeds int,
    add constraint property_sample_deeds check (sample_deeds >= 0);
create index property_sample_idx on properties.property (tenant_id, id) where sample_deeds is not null;
grant delete on properties.property, properties.price_change to foyer_app;
