-- How many leads in use are in each stage, and what they may be worth, for each member who looks after them (null: nobody) and
-- each currency (null: of no known value). Whatever changes leads, by whatever statement, adds what it has changed in its own
-- transaction; what was added is folded into one row each by and by. Both tables together are exact at any moment.
create table leads.stage_count (
    tenant_id   uuid not null,
    id          uuid not null default uuidv7(),
    stage_id    uuid not null,
    assignee_id uuid,
    currency    text,
    leads       bigint not null,
    -- A sum of so many amounts may be more than one amount can be.
    value_minor numeric not null,
    constraint stage_count_pkey primary key (tenant_id, id),
    constraint stage_count_key unique nulls not distinct (tenant_id, stage_id, assignee_id, currency)
);

create table leads.stage_delta (
    tenant_id   uuid not null,
    id          uuid not null default uuidv7(),
    stage_id    uuid not null,
    assignee_id uuid,
    currency    text,
    leads       bigint not null,
    value_minor numeric not null,
    constraint stage_delta_pkey primary key (tenant_id, id)
);

create function leads.count_leads() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        insert into leads.stage_delta (tenant_id, stage_id, assignee_id, currency, leads, value_minor)
        select l.tenant_id, l.stage_id, l.assignee_id, l.value_currency, count(*), coalesce(sum(l.value_minor), 0)
        from added l where l.archived_at is null
        group by l.tenant_id, l.stage_id, l.assignee_id, l.value_currency;
    elsif tg_op = 'DELETE' then
        insert into leads.stage_delta (tenant_id, stage_id, assignee_id, currency, leads, value_minor)
        select l.tenant_id, l.stage_id, l.assignee_id, l.value_currency, -count(*), -coalesce(sum(l.value_minor), 0)
        from removed l where l.archived_at is null
        group by l.tenant_id, l.stage_id, l.assignee_id, l.value_currency;
    else
        insert into leads.stage_delta (tenant_id, stage_id, assignee_id, currency, leads, value_minor)
        select l.tenant_id, l.stage_id, l.assignee_id, l.value_currency, sum(l.leads), sum(l.value_minor)
        from (
            select a.tenant_id, a.stage_id, a.assignee_id, a.value_currency, 1 as leads,
                   coalesce(a.value_minor, 0) as value_minor
            from added a where a.archived_at is null
            union all
            select r.tenant_id, r.stage_id, r.assignee_id, r.value_currency, -1, -coalesce(r.value_minor, 0)
            from removed r where r.archived_at is null
        ) l
        group by l.tenant_id, l.stage_id, l.assignee_id, l.value_currency
        having sum(l.leads) <> 0 or sum(l.value_minor) <> 0;
    end if;
    return null;
end
$$;
-- They lock out writers until this migration commits: none is missed by what is counted below.
create trigger lead_count_added after insert on leads.lead
    referencing new table as added for each statement execute function leads.count_leads();
create trigger lead_count_changed after update on leads.lead
    referencing old table as removed new table as added for each statement execute function leads.count_leads();
create trigger lead_count_removed after delete on leads.lead
    referencing old table as removed for each statement execute function leads.count_leads();

-- Whoever migrates owns the tables, and sees no rows while the policies bind owners too.
alter table leads.lead no force row level security;
insert into leads.stage_count (tenant_id, stage_id, assignee_id, currency, leads, value_minor)
select tenant_id, stage_id, assignee_id, value_currency, count(*), coalesce(sum(value_minor), 0)
from leads.lead where archived_at is null
group by tenant_id, stage_id, assignee_id, value_currency;
alter table leads.lead force row level security;

call platform.tenant_table('leads.stage_count', 'select, delete');
call platform.system_access('leads.stage_count', 'select, insert, update', 'folds what was counted of the leads of every tenant');
call platform.tenant_table('leads.stage_delta', 'select, insert, delete');
call platform.system_access('leads.stage_delta', 'select, update, delete', 'folds what was counted of the leads of every tenant');

-- Folds so many of the oldest rows of tenants that have a few, passing over those that another is at; answers how many.
create function leads.fold_stage_counts(a_few int, most int) returns int
language sql
set search_path = pg_catalog, pg_temp
as $$
    with oldest as (
        select d.tenant_id, d.id from leads.stage_delta d
        where d.tenant_id in (
            select x.tenant_id from leads.stage_delta x group by x.tenant_id having count(*) >= a_few)
        order by d.tenant_id, d.id limit most
        for update skip locked
    ),
    gone as (
        delete from leads.stage_delta d using oldest
        where d.tenant_id = oldest.tenant_id and d.id = oldest.id
        returning d.*
    ),
    folded as (
        insert into leads.stage_count as c (tenant_id, stage_id, assignee_id, currency, leads, value_minor)
        select g.tenant_id, g.stage_id, g.assignee_id, g.currency, sum(g.leads), sum(g.value_minor)
        from gone g
        group by g.tenant_id, g.stage_id, g.assignee_id, g.currency
        order by g.tenant_id, g.stage_id, g.assignee_id, g.currency
        on conflict on constraint stage_count_key do update
            set leads = c.leads + excluded.leads, value_minor = c.value_minor + excluded.value_minor
        returning 1
    )
    select count(*)::int from gone
$$;
grant execute on function leads.fold_stage_counts(int, int) to foyer_system;
