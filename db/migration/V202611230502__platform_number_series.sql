-- Business numbers: the last one of each series in each period, locked from its use to the end of the transaction.
create table platform.number_series (
    tenant_id uuid not null,
    id        uuid not null default uuidv7(),
    series    text not null,
    -- What the numbers begin anew with: a year, a month, or nothing.
    period    text not null,
    last      bigint not null,
    constraint number_series_pkey primary key (tenant_id, id),
    constraint number_series_key unique (tenant_id, series, period),
    constraint number_series_length check (length(series) between 1 and 200 and length(period) <= 20),
    constraint number_series_last check (last > 0)
);
call platform.tenant_table('platform.number_series');
