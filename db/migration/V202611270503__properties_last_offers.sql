-- What a property was offered at when the public last ceased to see it: once it is published again for less, those who know it
-- are told so. Null for what was not on offer, and while it has never been published.
alter table properties.property
    add column last_sale_minor    bigint,
    add column last_sale_currency text,
    add column last_rent_minor    bigint,
    add column last_rent_currency text,
    add column last_rent_period   text,
    add constraint property_last_sale check ((last_sale_minor is null) = (last_sale_currency is null)),
    add constraint property_last_rent check ((last_rent_minor is null) = (last_rent_currency is null)
        and (last_rent_minor is null) = (last_rent_period is null));
