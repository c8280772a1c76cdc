-- Plans of the deployment that were edited, instead of those that ship with it: they are everybody's.
create table entitlements.plan (
    blueprint  text not null,
    code       text not null,
    features   text[] not null,
    -- How many of each limit; null for as many as they like. What is not named is as it ships.
    limits     jsonb not null,
    version    int not null default 1,
    updated_at timestamptz not null default now(),
    constraint plan_pkey primary key (blueprint, code),
    constraint plan_version check (version >= 1)
);
call platform.system_access('entitlements.plan', 'select, insert, update', 'holds the plans of the deployment that were edited');
