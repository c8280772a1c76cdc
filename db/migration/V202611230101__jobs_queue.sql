-- Jobs: what people see of one is kept in jobs.job; while it lives it also has a small row in jobs.queue (ADR 008).

create table jobs.job (
    tenant_id           uuid not null,
    id                  uuid not null default uuidv7(),
    type                text not null,
    -- Work of Foyer itself, in no list of people's jobs.
    internal            boolean not null,
    -- PENDING while it is in the queue, which knows more; else how it ended.
    status              text not null default 'PENDING',
    -- 1 comes first.
    priority            int not null,
    parent_id           uuid,
    -- Of its type, one job that lives has it.
    unique_key          text,
    run_at              timestamptz not null,
    input               jsonb not null,
    output              jsonb,
    -- From here on it is what the queue's row said at the end.
    checkpoint          jsonb,
    progress_done       bigint not null default 0,
    progress_total      bigint,
    progress_message    text,
    -- The text's key, <enum>.<code>, and what belongs into it.
    error               text,
    error_arguments     jsonb,
    attempts            int not null default 0,
    max_attempts        int not null,
    fence               bigint not null default 0,
    -- Here and not in the queue, whose row may be held by the very run that is to end.
    cancel_requested_at timestamptz,
    -- The language of whoever made it.
    locale              text not null,
    created_at          timestamptz not null,
    created_by_kind     text not null,
    created_by_id       uuid,
    started_at          timestamptz,
    finished_at         timestamptz,
    constraint job_pkey primary key (tenant_id, id),
    constraint job_parent_fkey foreign key (tenant_id, parent_id) references jobs.job (tenant_id, id)
        on delete set null (parent_id),
    constraint job_status check (status in ('PENDING', 'COMPLETED', 'FAILED', 'CANCELLED', 'DEAD')),
    constraint job_finished check ((status = 'PENDING') = (finished_at is null)),
    constraint job_priority check (priority between 1 and 3),
    constraint job_unique_key_length check (length(unique_key) between 1 and 255),
    constraint job_input_size check (pg_column_size(input) <= 262144),
    constraint job_output_size check (pg_column_size(output) <= 262144),
    constraint job_checkpoint_size check (pg_column_size(checkpoint) <= 262144)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

create unique index job_unique_key_key on jobs.job (tenant_id, type, unique_key)
    where unique_key is not null and finished_at is null;
create index job_created_idx on jobs.job (tenant_id, created_at desc, id desc) where not internal;
create index job_status_idx on jobs.job (tenant_id, status, created_at desc, id desc) where not internal;
create index job_type_idx on jobs.job (tenant_id, type, created_at desc, id desc) where not internal;
create index job_creator_idx on jobs.job (tenant_id, created_by_id, created_at desc, id desc) where not internal;
create index job_internal_idx on jobs.job (tenant_id, created_at desc, id desc) where internal;
create index job_parent_idx on jobs.job (tenant_id, parent_id, created_at, id);
-- What is kept long enough is deleted across tenants.
create index job_finished_idx on jobs.job (finished_at) where finished_at is not null;
call platform.tenant_table('jobs.job');
call platform.system_access(
    'jobs.job', 'select (tenant_id, id, status, finished_at, cancel_requested_at), delete',
    'tells a node which of its runs were cancelled, and deletes what is kept long enough');

-- Jobs that live; the row goes when the job ends. What changes while it runs is in no index, so that these updates stay
-- on their page.
create table jobs.queue (
    tenant_id        uuid not null,
    -- The job's.
    id               uuid not null default uuidv7(),
    type             text not null,
    priority         int not null,
    parent_id        uuid,
    -- READY to be leased when due; LEASED to a run; WAITING for its children.
    state            text not null default 'READY',
    due_at           timestamptz not null,
    -- Grows with each lease and each end of one: who holds an older one changes nothing any more.
    fence            bigint not null,
    attempts         int not null,
    max_attempts     int not null,
    -- By the database's clock.
    lease_until      timestamptz,
    checkpoint       jsonb,
    progress_done    bigint not null default 0,
    progress_total   bigint,
    progress_message text,
    -- Of the last attempt, as in jobs.job.
    error            text,
    error_arguments  jsonb,
    started_at       timestamptz,
    constraint queue_pkey primary key (tenant_id, id),
    constraint queue_job_fkey foreign key (tenant_id, id) references jobs.job (tenant_id, id),
    constraint queue_state check (state in ('READY', 'LEASED', 'WAITING')),
    constraint queue_checkpoint_size check (pg_column_size(checkpoint) <= 262144)
) with (
    fillfactor = 70,
    autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
    autovacuum_analyze_scale_factor = 0.2, autovacuum_vacuum_cost_delay = 0);

create index queue_ready_idx on jobs.queue (tenant_id, type, priority, due_at, id) where state = 'READY';
create index queue_leased_idx on jobs.queue (tenant_id, type) where state = 'LEASED';
create index queue_waiting_idx on jobs.queue (tenant_id) where state = 'WAITING';
create index queue_parent_idx on jobs.queue (tenant_id, parent_id) where parent_id is not null;
call platform.tenant_table('jobs.queue', 'select, insert, update, delete');
call platform.system_access(
    'jobs.queue', 'select, update (lease_until)',
    'finds the tenants that have something due, and prolongs the leases of a node');

-- Tenants and types of these that have something due, after the place given and then round to it: whoever had a turn
-- comes last. Looks at one row of each, however many there are.
create function jobs.due(types text[], after_tenant uuid, after_type text, most int)
returns table (tenant_id uuid, type text)
language plpgsql
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_bitmapscan = off
as $$
declare
    round   int := 1;
    found_n int := 0;
    at      timestamptz := clock_timestamp();
begin
    tenant_id := after_tenant;
    type := after_type;
    loop
        select q.tenant_id, q.type into tenant_id, type
        from jobs.queue q
        where q.state = 'READY' and (q.tenant_id, q.type) > (due.tenant_id, due.type)
        order by q.tenant_id, q.type
        limit 1;
        if not found then
            exit when round = 2;
            round := 2;
            tenant_id := '00000000-0000-0000-0000-000000000000';
            type := '';
            continue;
        end if;
        exit when round = 2 and (tenant_id, type) > (after_tenant, after_type);
        if type = any (types) and exists (
            select from jobs.queue q
            where q.tenant_id = due.tenant_id and q.type = due.type and q.state = 'READY' and q.due_at <= at)
        then
            return next;
            found_n := found_n + 1;
            exit when found_n = most;
        end if;
    end loop;
end
$$;
grant execute on function jobs.due(text[], uuid, text, int) to foyer_system;

-- Leases up to `most` due jobs of the calling tenant: of each type as many as the node has room for, and no more than
-- may run at once in all the cluster. One node at a time, since two that count at once would both find room.
create function jobs.claim(types text[], rooms int[], caps int[], most int, lease_seconds double precision)
returns table (
    id uuid, type text, fence bigint, attempts int, max_attempts int, checkpoint jsonb, due_at timestamptz,
    progress_done bigint, progress_total bigint, progress_message text,
    input jsonb, created_by_kind text, created_by_id uuid, locale text)
language plpgsql
set search_path = pg_catalog, pg_temp
-- A plan made while the queue was empty must not read it from end to end when it has grown.
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    tenant uuid := current_setting('app.tenant_id')::uuid;
    at     timestamptz := clock_timestamp();
begin
    if not pg_try_advisory_xact_lock(hashtextextended('jobs ' || tenant, 0)) then
        return;
    end if;
    return query
    with room as (
        select t.type, least(t.room, t.cap - (
            select count(*) from jobs.queue q
            where q.tenant_id = tenant and q.type = t.type and q.state = 'LEASED')) as free
        from unnest(types, rooms, caps) as t (type, room, cap)
    ), candidate as (
        select c.id from room cross join lateral (
            select q.id, q.priority, q.due_at from jobs.queue q
            where q.tenant_id = tenant and q.type = room.type and q.state = 'READY' and q.due_at <= at
            order by q.priority, q.due_at, q.id
            limit greatest(0, least(most, room.free))) as c
        order by c.priority, c.due_at, c.id
        limit most
    ), locked as (
        select q.id from candidate join jobs.queue q on q.tenant_id = tenant and q.id = candidate.id
        where q.state = 'READY'
        for update of q skip locked
    ), claimed as (
        update jobs.queue q
        set state = 'LEASED', fence = q.fence + 1, attempts = q.attempts + 1,
            lease_until = at + make_interval(secs => lease_seconds), started_at = coalesce(q.started_at, at)
        from locked
        where q.tenant_id = tenant and q.id = locked.id
        returning q.*
    )
    select c.id, c.type, c.fence, c.attempts, c.max_attempts, c.checkpoint, c.due_at,
        c.progress_done, c.progress_total, c.progress_message,
        j.input, j.created_by_kind, j.created_by_id, j.locale
    from claimed c join jobs.job j on j.tenant_id = tenant and j.id = c.id
    order by c.priority, c.due_at, c.id;
end
$$;
grant execute on function jobs.claim(text[], int[], int[], int, double precision) to foyer_app;

-- Ends jobs of the calling tenant whose fence is still the one given, and makes parents ready whose last child ended;
-- answers which jobs ended. A parent that is locked just now is found by jobs.wake_parents later.
create function jobs.finish(
    ids uuid[], fences bigint[], statuses text[], outputs text[], errors text[], error_argument_lists text[])
returns table (id uuid, parents boolean)
language plpgsql
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    tenant      uuid := current_setting('app.tenant_id')::uuid;
    ended       uuid[];
    parent_ids  uuid[];
    woken       int := 0;
begin
    with ending as (
        select * from unnest(ids, fences, statuses, outputs, errors, error_argument_lists)
            as t (id, fence, status, output, error, arguments)
    ), gone as (
        delete from jobs.queue q using ending e
        where q.tenant_id = tenant and q.id = e.id and q.fence = e.fence
        returning q.*, e.status, e.output, e.error as last_error, e.arguments
    ), done as (
        update jobs.job j
        set status = g.status, output = g.output::jsonb, error = g.last_error, error_arguments = g.arguments::jsonb,
            checkpoint = case when g.status = 'COMPLETED' then null else g.checkpoint end,
            progress_done = g.progress_done, progress_total = g.progress_total, progress_message = g.progress_message,
            attempts = g.attempts, fence = g.fence, started_at = g.started_at, finished_at = clock_timestamp()
        from gone g
        where j.tenant_id = tenant and j.id = g.id
        returning j.id, j.parent_id
    )
    select array_agg(d.id), array_agg(distinct d.parent_id) filter (where d.parent_id is not null)
    into ended, parent_ids from done d;
    if parent_ids is not null then
        with waiting as (
            select p.id from jobs.queue p
            where p.tenant_id = tenant and p.id = any (parent_ids) and p.state = 'WAITING'
              and not exists (select from jobs.queue c where c.tenant_id = tenant and c.parent_id = p.id)
            for update skip locked
        )
        update jobs.queue p set state = 'READY', due_at = clock_timestamp()
        from waiting w where p.tenant_id = tenant and p.id = w.id;
        get diagnostics woken = row_count;
    end if;
    return query select e.id, woken > 0 from unnest(ended) as e (id);
end
$$;
grant execute on function jobs.finish(uuid[], bigint[], text[], text[], text[], text[]) to foyer_app;

-- Gives leases back: the jobs are due again after a pause, or wait for their children while they have some. Answers
-- which were still held.
create function jobs.release(
    ids uuid[], fences bigint[], pauses double precision[], uncounted int[], errors text[], error_argument_lists text[],
    for_children boolean)
returns table (id uuid)
language plpgsql
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    tenant uuid := current_setting('app.tenant_id')::uuid;
begin
    return query
    update jobs.queue q
    set state = case when for_children and exists (
                    select from jobs.queue c where c.tenant_id = tenant and c.parent_id = q.id)
                then 'WAITING' else 'READY' end,
        due_at = clock_timestamp() + make_interval(secs => t.pause),
        fence = q.fence + 1, attempts = greatest(0, q.attempts - t.uncounted), lease_until = null,
        error = coalesce(t.error, q.error),
        error_arguments = case when t.error is null then q.error_arguments else t.arguments::jsonb end
    from unnest(ids, fences, pauses, uncounted, errors, error_argument_lists)
        as t (id, fence, pause, uncounted, error, arguments)
    where q.tenant_id = tenant and q.id = t.id and q.fence = t.fence
    returning q.id;
end
$$;
grant execute on function jobs.release(
    uuid[], bigint[], double precision[], int[], text[], text[], boolean) to foyer_app;

-- Makes parents of the calling tenant ready whose children have all ended; answers how many.
create function jobs.wake_parents() returns int
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    tenant uuid := current_setting('app.tenant_id')::uuid;
    woken  int;
begin
    with waiting as (
        select p.id from jobs.queue p
        where p.tenant_id = tenant and p.state = 'WAITING'
          and not exists (select from jobs.queue c where c.tenant_id = tenant and c.parent_id = p.id)
        for update skip locked
    )
    update jobs.queue p set state = 'READY', due_at = clock_timestamp()
    from waiting w where p.tenant_id = tenant and p.id = w.id;
    get diagnostics woken = row_count;
    return woken;
end
$$;
grant execute on function jobs.wake_parents() to foyer_app;

-- Tenants with a lease that ran out or a parent that has no child left.
create function jobs.strays() returns setof uuid
language sql
set search_path = pg_catalog, pg_temp
as $$
    select q.tenant_id from jobs.queue q where q.state = 'LEASED' and q.lease_until < clock_timestamp()
    union
    select p.tenant_id from jobs.queue p
    where p.state = 'WAITING'
      and not exists (select from jobs.queue c where c.tenant_id = p.tenant_id and c.parent_id = p.id)
$$;
grant execute on function jobs.strays() to foyer_system;

-- Of these runs of a node: which still hold their lease, and which were cancelled. Prolongs the leases when asked to; a
-- row that is locked belongs to a run that is writing, which prolongs its lease itself.
create function jobs.look_after(
    tenants uuid[], ids uuid[], fences bigint[], prolong boolean, lease_seconds double precision)
returns table (id uuid, held boolean, cancelled boolean)
language plpgsql
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
begin
    if prolong then
        with mine as (
            select q.tenant_id, q.id from unnest(tenants, ids, fences) as t (tenant_id, id, fence)
            join jobs.queue q on q.tenant_id = t.tenant_id and q.id = t.id and q.fence = t.fence
            for update of q skip locked
        )
        update jobs.queue q set lease_until = clock_timestamp() + make_interval(secs => lease_seconds)
        from mine m where q.tenant_id = m.tenant_id and q.id = m.id;
    end if;
    return query
    select t.id, q.id is not null, coalesce(j.cancel_requested_at is not null or j.status = 'CANCELLED', false)
    from unnest(tenants, ids, fences) as t (tenant_id, id, fence)
    left join jobs.queue q on q.tenant_id = t.tenant_id and q.id = t.id and q.fence = t.fence
    left join jobs.job j on j.tenant_id = t.tenant_id and j.id = t.id;
end
$$;
grant execute on function jobs.look_after(uuid[], uuid[], bigint[], boolean, double precision) to foyer_system;

-- Work of the platform across tenants, once in the cluster at each due time.
create table jobs.recurring (
    name        text not null,
    next_run_at timestamptz not null,
    fence       bigint not null default 0,
    lease_until timestamptz,
    started_at  timestamptz,
    finished_at timestamptz,
    -- Class names of what the last run threw; null when it went well.
    error       text,
    constraint recurring_pkey primary key (name)
);
call platform.system_access(
    'jobs.recurring', 'select, insert, update', 'keeps when each recurring task of the platform is next due');
