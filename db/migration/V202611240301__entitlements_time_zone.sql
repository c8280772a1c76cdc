-- Gives the claim of the current tenant another time zone, and takes what was used and reserved of the period along:
-- months begin at other moments then, and no quota begins anew for that. Answers how many counters were moved. A
-- function, since the claim, its counters and their reservations then change in one round trip.
create function entitlements.set_time_zone(zone text, moment timestamptz) returns int
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant constant uuid := current_setting('app.tenant_id')::uuid;
    claim entitlements.claim%rowtype;
    was record;
    will record;
    moved int;
begin
    select * into strict claim from entitlements.claim c where c.tenant_id = tenant for no key update;
    update entitlements.claim c set time_zone = zone, version = c.version + 1, updated_at = now()
    where c.tenant_id = tenant;

    select * into will from entitlements.period(claim.period_start, claim.period_end, zone, moment);
    -- Its middle lies in the period of the same name, also when one zone is in the next month already.
    select * into was from entitlements.period(
        claim.period_start, claim.period_end, claim.time_zone,
        will.period_start + (will.period_end - will.period_start) / 2);

    update entitlements.counter c set period_start = will.period_start, period_end = will.period_end
    where c.tenant_id = tenant and c.period_start = was.period_start
      and not exists (
          select from entitlements.counter o
          where o.tenant_id = tenant and o.limit_key = c.limit_key and o.period_start = will.period_start and o.id <> c.id);
    get diagnostics moved = row_count;
    update entitlements.reservation r set period_start = will.period_start
    where r.tenant_id = tenant and r.period_start = was.period_start
      and not exists (
          select from entitlements.counter o
          where o.tenant_id = tenant and o.limit_key = r.limit_key and o.period_start = was.period_start);
    return moved;
end
$$;
grant execute on function entitlements.set_time_zone(text, timestamptz) to foyer_app;
