-- What each tenant may do: a copy of its plan, made when it subscribed, and what was agreed with it beyond that.
create table entitlements.claim (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    blueprint    text not null,
    plan         text not null,
    -- Of the plan, as it was: editing a plan changes nobody.
    features     text[] not null,
    access       text not null default 'FULL',
    -- A copy of the tenant's: without periods of a subscription they are its calendar months.
    time_zone    text not null default 'UTC',
    period_start timestamptz,
    period_end   timestamptz,
    version      int not null default 1,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    constraint claim_pkey primary key (tenant_id, id),
    constraint claim_tenant_key unique (tenant_id),
    constraint claim_tenant_fkey foreign key (tenant_id) references tenancy.tenant (id),
    constraint claim_access check (access in ('FULL', 'GRACE', 'READ_ONLY', 'BLOCKED')),
    constraint claim_period check
        ((period_start is null) = (period_end is null) and period_end >= period_start + interval '1 hour')
);
call platform.tenant_table('entitlements.claim');
call platform.system_access('entitlements.claim', 'select', 'reads what a tenant may do with the session, before the tenant is set');

-- How many of each thing the plan has; null for as many as they like. A limit without a row allows none.
create table entitlements.claim_limit (
    tenant_id uuid not null,
    id        uuid not null default uuidv7(),
    limit_key text not null,
    allowed   bigint,
    constraint claim_limit_pkey primary key (tenant_id, id),
    constraint claim_limit_key unique (tenant_id, limit_key),
    constraint claim_limit_claim_fkey foreign key (tenant_id) references entitlements.claim (tenant_id),
    constraint claim_limit_allowed check (allowed >= 0)
);
call platform.tenant_table('entitlements.claim_limit', 'select, insert, update, delete');

-- What was agreed for one feature or limit instead of what the plan has: until an end, for a reason.
create table entitlements.claim_override (
    tenant_id       uuid not null,
    id              uuid not null default uuidv7(),
    key             text not null,
    -- For a feature, whether it is theirs; null for a limit.
    granted         boolean,
    -- For a limit, how many; null for as many as they like, and for a feature.
    allowed         bigint,
    ends_at         timestamptz,
    reason          text not null,
    created_at      timestamptz not null default now(),
    created_by_kind text not null,
    created_by_id   uuid,
    constraint claim_override_pkey primary key (tenant_id, id),
    constraint claim_override_key unique (tenant_id, key),
    constraint claim_override_claim_fkey foreign key (tenant_id) references entitlements.claim (tenant_id),
    constraint claim_override_allowed check (allowed >= 0),
    constraint claim_override_one_kind check (granted is null or allowed is null),
    constraint claim_override_reason_length check (length(reason) between 1 and 500)
);
call platform.tenant_table('entitlements.claim_override', 'select, insert, update, delete');
call platform.system_access('entitlements.claim_override', 'select', 'reads what a tenant may do with the session, before the tenant is set');

-- What sessions need of a claim. Each override of a feature is its key, whether it is granted and, if it ends, when in
-- seconds of the epoch: business time decides, which the database does not know.
create view entitlements.tenant_access with (security_invoker = true) as
select claim.tenant_id,
       claim.access,
       claim.features,
       array(
           select concat_ws(' ', claim_override.key, claim_override.granted, extract(epoch from claim_override.ends_at))
           from entitlements.claim_override
           where claim_override.tenant_id = claim.tenant_id and claim_override.granted is not null
           order by claim_override.key) as overrides
from entitlements.claim;
grant select on entitlements.tenant_access to foyer_app, foyer_system;

-- The period in force: the subscription's, and after its end, until billing says the next, as long again and again;
-- calendar months in the tenant's time zone where there is no subscription.
create function entitlements.period(
    starts timestamptz, ends timestamptz, zone text, moment timestamptz, out period_start timestamptz, out period_end timestamptz)
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
    times int := 1;
begin
    if starts is null then
        period_start := date_trunc('month', moment at time zone zone) at time zone zone;
        period_end := (date_trunc('month', moment at time zone zone) + interval '1 month') at time zone zone;
        return;
    end if;
    period_start := starts;
    period_end := ends;
    while moment >= period_end loop
        times := times + 1;
        period_start := period_end;
        period_end := ((starts at time zone zone)
            + times * age(ends at time zone zone, starts at time zone zone)) at time zone zone;
    end loop;
end
$$;

-- How many of this the current tenant may have, overrides included; null for as many as they like.
create function entitlements.allowance(key_of_limit text, moment timestamptz) returns bigint
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant constant uuid := current_setting('app.tenant_id')::uuid;
    allowed bigint;
begin
    select o.allowed into allowed from entitlements.claim_override o
    where o.tenant_id = tenant and o.key = key_of_limit and (o.ends_at is null or o.ends_at > moment);
    if found then
        return allowed;
    end if;
    select l.allowed into allowed from entitlements.claim_limit l
    where l.tenant_id = tenant and l.limit_key = key_of_limit;
    return case when found then allowed else 0 end;
end
$$;

grant execute on function
    entitlements.period(timestamptz, timestamptz, text, timestamptz), entitlements.allowance(text, timestamptz)
to foyer_app;
