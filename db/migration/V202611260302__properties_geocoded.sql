-- Whether a property is where a vendor of maps says, by its address, and not where people have put it.
alter table properties.property
    add column geocoded boolean not null default false,
    add constraint property_geocoded check (not geocoded or lat_e6 is not null);
