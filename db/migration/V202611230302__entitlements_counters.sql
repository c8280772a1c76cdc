-- How much of each limit is used and reserved. One row for a tenant's stock and one for each of its periods, so that
-- tenants and limits never wait for one another.
create table entitlements.counter (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    limit_key    text not null,
    -- The epoch for a stock, which has no period.
    period_start timestamptz not null default 'epoch',
    period_end   timestamptz,
    used         bigint not null default 0,
    reserved     bigint not null default 0,
    -- The share of what is allowed, in percent, that was told last: 0, 80 or 100.
    warned       int not null default 0,
    constraint counter_pkey primary key (tenant_id, id),
    constraint counter_key unique (tenant_id, limit_key, period_start),
    constraint counter_claim_fkey foreign key (tenant_id) references entitlements.claim (tenant_id),
    constraint counter_period check ((period_end is null) = (period_start = 'epoch')),
    constraint counter_used check (used >= 0),
    constraint counter_reserved check (reserved >= 0)
) with (fillfactor = 50);
create index counter_period_idx on entitlements.counter (period_end) where period_end is not null;
call platform.tenant_table('entitlements.counter');
call platform.system_access('entitlements.counter', 'select, update, delete', 'gives back what was reserved and not used, and deletes periods that are over');

-- What a key has reserved or used. What a key has used stays as long as the counter, so that it counts once.
create table entitlements.reservation (
    tenant_id    uuid not null,
    id           uuid not null default uuidv7(),
    key          text not null,
    limit_key    text not null,
    period_start timestamptz not null default 'epoch',
    amount       bigint not null,
    -- RESERVED: in the counter's `reserved`. COMMITTED: in its `used`. EXPIRED: in neither; a late commit counts anew.
    state        text not null default 'RESERVED',
    -- By the database's clock, as leases are.
    expires_at   timestamptz not null,
    created_at   timestamptz not null default now(),
    constraint reservation_pkey primary key (tenant_id, id),
    constraint reservation_key unique (tenant_id, key),
    constraint reservation_key_length check (length(key) between 1 and 255),
    constraint reservation_amount check (amount > 0 or amount = 0 and state = 'COMMITTED'),
    constraint reservation_state check (state in ('RESERVED', 'COMMITTED', 'EXPIRED'))
);
create index reservation_expires_idx on entitlements.reservation (expires_at) where state <> 'COMMITTED';
create index reservation_counter_idx on entitlements.reservation (tenant_id, limit_key, period_start);
-- A counter that is full looks here, past all that is used.
create index reservation_held_idx on entitlements.reservation (tenant_id, limit_key, period_start, expires_at)
    where state = 'RESERVED';
call platform.tenant_table('entitlements.reservation', 'select, insert, update, delete');
call platform.system_access('entitlements.reservation', 'select, update, delete', 'gives back what was reserved and not used, and deletes periods that are over');

-- How much of what is allowed is used, as far as anybody is told: 100, 80 or 0 percent.
create function entitlements.level(used bigint, allowed bigint) returns int
language sql immutable
set search_path = pg_catalog, pg_temp
as $$
    select case when allowed is null or used = 0 then 0 when used >= allowed then 100
        when used >= allowed - allowed / 5 then 80 else 0 end
$$;

-- Gives back what one counter, which the caller has locked, has reserved for too long; answers how much.
create function entitlements.expire(tenant uuid, key_of_limit text, starts timestamptz) returns bigint
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    freed bigint;
begin
    with gone as (
        update entitlements.reservation r set state = 'EXPIRED'
        where r.tenant_id = tenant and r.limit_key = key_of_limit and r.period_start = starts
          and r.state = 'RESERVED' and r.expires_at <= clock_timestamp()
        returning r.amount
    )
    select coalesce(sum(gone.amount), 0) into freed from gone;
    if freed > 0 then
        update entitlements.counter c set reserved = c.reserved - freed
        where c.tenant_id = tenant and c.limit_key = key_of_limit and c.period_start = starts;
    end if;
    return freed;
end
$$;

-- Reserves so much of a limit of the current tenant for a key, or uses it at once when the key is null. The counter's
-- lock comes first, here and wherever a reservation changes: it serialises all of them, and nobody waits twice. A
-- function, since lock, look and guarded update are then one round trip.
--   RESERVED, COMMITTED  it is; `fresh` unless this key had it already
--   REFUSED              there is not so much left
--   OTHER_LIMIT          the key belongs to a reservation of another limit
--   NO_CLAIM, NO_COUNTER the row has to be made first, which is more than a counter's business
create function entitlements.reserve(
    key_of_limit text, periodic boolean, asked bigint, key_of_reservation text, held_ms bigint, moment timestamptz)
returns table (
    outcome text, allowance bigint, total bigint, resets_at timestamptz, crossed int, fresh boolean, held_until timestamptz)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant constant uuid := current_setting('app.tenant_id')::uuid;
    starts timestamptz := 'epoch';
    c entitlements.counter%rowtype;
    r entitlements.reservation%rowtype;
begin
    fresh := false;
    crossed := 0;
    if periodic then
        select p.period_start, p.period_end into starts, resets_at
        from entitlements.claim,
             entitlements.period(claim.period_start, claim.period_end, claim.time_zone, moment) p
        where claim.tenant_id = tenant;
    end if;
    select * into c from entitlements.counter
    where counter.tenant_id = tenant and counter.limit_key = key_of_limit and counter.period_start = starts
    for no key update;
    if not found then
        if not exists (select from entitlements.claim where claim.tenant_id = tenant) then
            outcome := 'NO_CLAIM';
            return next;
            return;
        elsif not periodic then
            outcome := 'NO_COUNTER';
            return next;
            return;
        end if;
        insert into entitlements.counter (tenant_id, limit_key, period_start, period_end)
        values (tenant, key_of_limit, starts, resets_at)
        on conflict on constraint counter_key do nothing;
        select * into c from entitlements.counter
        where counter.tenant_id = tenant and counter.limit_key = key_of_limit and counter.period_start = starts
        for no key update;
    end if;

    allowance := entitlements.allowance(key_of_limit, moment);
    if key_of_reservation is not null then
        select * into r from entitlements.reservation
        where reservation.tenant_id = tenant and reservation.key = key_of_reservation;
        if r.limit_key <> key_of_limit then
            outcome := 'OTHER_LIMIT';
            return next;
            return;
        elsif r.state in ('RESERVED', 'COMMITTED') then
            update entitlements.reservation x set expires_at = clock_timestamp() + held_ms * interval '1 ms'
            where x.tenant_id = tenant and x.id = r.id and x.state = 'RESERVED'
            returning x.expires_at into held_until;
            outcome := r.state;
            total := c.used + c.reserved;
            return next;
            return;
        end if;
    end if;

    if c.used + c.reserved + asked > allowance then
        c.reserved := c.reserved - entitlements.expire(tenant, key_of_limit, starts);
    end if;
    total := c.used + c.reserved;
    if key_of_reservation is null then
        crossed := entitlements.level(c.used + asked, allowance);
        update entitlements.counter x set used = x.used + asked, warned = crossed
        where x.tenant_id = tenant and x.id = c.id and (allowance is null or x.used + x.reserved + asked <= allowance);
    else
        update entitlements.counter x set reserved = x.reserved + asked
        where x.tenant_id = tenant and x.id = c.id and (allowance is null or x.used + x.reserved + asked <= allowance);
    end if;
    if not found then
        outcome := 'REFUSED';
        crossed := 0;
        return next;
        return;
    end if;
    fresh := true;
    total := total + asked;
    if key_of_reservation is null then
        outcome := 'COMMITTED';
        if crossed <= least(c.warned, entitlements.level(c.used, allowance)) then
            crossed := 0;
        end if;
    else
        outcome := 'RESERVED';
        held_until := clock_timestamp() + held_ms * interval '1 ms';
        insert into entitlements.reservation as x (tenant_id, key, limit_key, period_start, amount, expires_at)
        values (tenant, key_of_reservation, key_of_limit, starts, asked, held_until)
        on conflict on constraint reservation_key do update
            set limit_key = excluded.limit_key, period_start = excluded.period_start, amount = excluded.amount,
                state = 'RESERVED', expires_at = excluded.expires_at
            where x.state = 'EXPIRED';
        if not found then
            -- Somebody has reserved it meanwhile by the counter of another period: there it counts.
            update entitlements.counter x set reserved = x.reserved - asked where x.tenant_id = tenant and x.id = c.id;
            total := total - asked;
            fresh := false;
        end if;
    end if;
    return next;
end
$$;

-- Turns what the key has reserved into use, of which it may have been less.
--   COMMITTED  it counts; `fresh` unless it did already
--   REFUSED    it expired, and others have taken its place
--   UNKNOWN    the key has reserved nothing
create function entitlements.commit_reservation(key_of_reservation text, actual bigint, moment timestamptz)
returns table (
    outcome text, limit_key text, asked bigint, allowance bigint, total bigint, resets_at timestamptz, crossed int,
    fresh boolean)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant constant uuid := current_setting('app.tenant_id')::uuid;
    c entitlements.counter%rowtype;
    r entitlements.reservation%rowtype;
begin
    crossed := 0;
    fresh := false;
    select * into r from entitlements.reservation x where x.tenant_id = tenant and x.key = key_of_reservation;
    select * into c from entitlements.counter x
    where x.tenant_id = tenant and x.limit_key = r.limit_key and x.period_start = r.period_start
    for no key update;
    if not found then
        outcome := 'UNKNOWN';
        return next;
        return;
    end if;
    -- Under the lock it may be another: given back, expired, or reserved anew.
    select * into r from entitlements.reservation x
    where x.tenant_id = tenant and x.key = key_of_reservation
      and x.limit_key = c.limit_key and x.period_start = c.period_start;
    if not found then
        outcome := 'UNKNOWN';
        return next;
        return;
    end if;
    limit_key := r.limit_key;
    asked := least(coalesce(actual, r.amount), r.amount);
    allowance := entitlements.allowance(r.limit_key, moment);
    resets_at := c.period_end;
    total := c.used + c.reserved;
    if r.state = 'COMMITTED' then
        outcome := 'COMMITTED';
        return next;
        return;
    elsif r.state = 'EXPIRED' then
        r.amount := 0;
        if total + asked > allowance then
            total := total - entitlements.expire(tenant, c.limit_key, c.period_start);
        end if;
    end if;
    crossed := entitlements.level(c.used + asked, allowance);
    update entitlements.counter x
    set used = x.used + asked, reserved = x.reserved - r.amount, warned = crossed
    where x.tenant_id = tenant and x.id = c.id
      and (r.state = 'RESERVED' or allowance is null or x.used + x.reserved + asked <= allowance);
    if not found then
        outcome := 'REFUSED';
        crossed := 0;
        return next;
        return;
    end if;
    update entitlements.reservation x set state = 'COMMITTED', amount = commit_reservation.asked
    where x.tenant_id = tenant and x.id = r.id;
    outcome := 'COMMITTED';
    fresh := true;
    total := total - r.amount + asked;
    if crossed <= least(c.warned, entitlements.level(c.used, allowance)) then
        crossed := 0;
    end if;
    return next;
end
$$;

-- Forgets what the key has reserved and, when told so, what it has used; answers whether there was anything.
create function entitlements.give_back(key_of_reservation text, used_too boolean) returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant constant uuid := current_setting('app.tenant_id')::uuid;
    c entitlements.counter%rowtype;
    r entitlements.reservation%rowtype;
begin
    select * into r from entitlements.reservation x where x.tenant_id = tenant and x.key = key_of_reservation;
    if not found then
        return false;
    end if;
    select * into c from entitlements.counter x
    where x.tenant_id = tenant and x.limit_key = r.limit_key and x.period_start = r.period_start
    for no key update;
    delete from entitlements.reservation x
    where x.tenant_id = tenant and x.key = key_of_reservation
      and x.limit_key = r.limit_key and x.period_start = r.period_start and (used_too or x.state <> 'COMMITTED')
    returning * into r;
    if not found then
        return false;
    end if;
    update entitlements.counter x
    set used = x.used - case when r.state = 'COMMITTED' then r.amount else 0 end,
        reserved = x.reserved - case when r.state = 'RESERVED' then r.amount else 0 end
    where x.tenant_id = tenant and x.id = c.id;
    return r.state <> 'EXPIRED';
end
$$;

-- Each feature and limit of the current tenant's claim as it is at this moment, overrides included, with what is used.
create function entitlements.standing(moment timestamptz)
returns table (
    key text, granted boolean, allowed bigint, used bigint, reserved bigint, counted boolean, period_end timestamptz,
    overridden boolean)
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    with c as (
        select claim.tenant_id, claim.features, p.period_start, p.period_end
        from entitlements.claim,
             entitlements.period(claim.period_start, claim.period_end, claim.time_zone, moment) p
        where claim.tenant_id = current_setting('app.tenant_id')::uuid
    ), o as (
        select x.* from c join entitlements.claim_override x
            on x.tenant_id = c.tenant_id and (x.ends_at is null or x.ends_at > moment)
    )
    select l.limit_key, null::boolean, case when o.id is null then l.allowed else o.allowed end,
        coalesce(n.used, 0), coalesce(n.reserved, 0), n.id is not null, c.period_end, o.id is not null
    from c
    join entitlements.claim_limit l on l.tenant_id = c.tenant_id
    left join o on o.key = l.limit_key
    left join entitlements.counter n
        on n.tenant_id = c.tenant_id and n.limit_key = l.limit_key and n.period_start in ('epoch', c.period_start)
    union all
    select f, true, null, 0, 0, false, null, false from c, unnest(c.features) f
    where not exists (select from o where o.key = f)
    union all
    select o.key, o.granted, null, 0, 0, false, null, true from o where o.granted is not null
$$;

-- Gives back what any tenant has reserved for too long, counters that are busy later; answers for how many counters.
create function entitlements.sweep(most int) returns int
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    due record;
    swept int := 0;
begin
    for due in
        select distinct r.tenant_id, r.limit_key, r.period_start
        from (select x.tenant_id, x.limit_key, x.period_start from entitlements.reservation x
              where x.state = 'RESERVED' and x.expires_at <= clock_timestamp()
              order by x.expires_at limit most) r
    loop
        perform from entitlements.counter c
        where c.tenant_id = due.tenant_id and c.limit_key = due.limit_key and c.period_start = due.period_start
        for no key update skip locked;
        if found then
            perform entitlements.expire(due.tenant_id, due.limit_key, due.period_start);
            swept := swept + 1;
        end if;
    end loop;
    return swept;
end
$$;

-- Deletes some of what nobody asks for any more, the oldest first: reservations that expired before `expired`, and
-- counters of periods that ended before `ended`, their reservations first. Answers how many rows.
create function entitlements.purge(ended timestamptz, expired timestamptz, most int) returns int
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    gone int;
    more int;
begin
    delete from entitlements.reservation r using (
        select x.tenant_id, x.id from entitlements.reservation x
        where x.state = 'EXPIRED' and x.expires_at < expired
        order by x.expires_at limit most for update skip locked) old
    where r.tenant_id = old.tenant_id and r.id = old.id;
    get diagnostics gone = row_count;

    delete from entitlements.reservation r using (
        select x.tenant_id, x.id
        from entitlements.counter c
        join entitlements.reservation x
            on x.tenant_id = c.tenant_id and x.limit_key = c.limit_key and x.period_start = c.period_start
        where c.period_end < ended
        limit most for update of x skip locked) old
    where r.tenant_id = old.tenant_id and r.id = old.id;
    get diagnostics more = row_count;
    gone := gone + more;

    delete from entitlements.counter c using (
        select x.tenant_id, x.id from entitlements.counter x
        where x.period_end < ended and not exists (
            select from entitlements.reservation r
            where r.tenant_id = x.tenant_id and r.limit_key = x.limit_key and r.period_start = x.period_start)
        order by x.period_end limit most for update skip locked) old
    where c.tenant_id = old.tenant_id and c.id = old.id;
    get diagnostics more = row_count;
    return gone + more;
end
$$;

grant execute on function
    entitlements.level(bigint, bigint),
    entitlements.expire(uuid, text, timestamptz),
    entitlements.reserve(text, boolean, bigint, text, bigint, timestamptz),
    entitlements.commit_reservation(text, bigint, timestamptz),
    entitlements.give_back(text, boolean),
    entitlements.standing(timestamptz)
to foyer_app;
grant execute on function
    entitlements.expire(uuid, text, timestamptz),
    entitlements.sweep(int),
    entitlements.purge(timestamptz, timestamptz, int)
to foyer_system;
