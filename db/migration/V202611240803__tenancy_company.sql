-- What a company says of itself.
alter table tenancy.tenant
    add industry text,
    add size text,
    add constraint tenant_industry_length check (length(industry) between 1 and 100),
    add constraint tenant_size check (size in ('SELF_EMPLOYED', 'UP_TO_10', 'UP_TO_50', 'UP_TO_250', 'OVER_250'));
