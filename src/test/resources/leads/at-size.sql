-- A hundred thousand leads of one tenant, and a few of another (LeadsAtSize).
-- What points to a row was made from it, and is not looked up once more for each of them; leads are counted nevertheless.
alter table leads.lead enable always trigger lead_count_added;
set session_replication_role = replica;
insert into tenancy.tenant (id, name, slug, blueprint) values
    ('0190a000-0000-7000-8000-00000000000a', 'Large', 'large', 'LEAD_GENERATION'),
    ('0190a000-0000-7000-8000-00000000000b', 'Small', 'small', 'LEAD_GENERATION');
insert into identity.user_account (email, name) select 'u' || i || '@example.com', 'U' || i
    from generate_series(0, 19) i;
insert into tenancy.membership (tenant_id, user_id, role, name, email)
    select t.id, u.id, 'MEMBER', u.name, u.email from tenancy.tenant t, identity.user_account u;
insert into leads.pipeline (tenant_id, key, name) select id, 'sales', 'Sales' from tenancy.tenant;
insert into leads.stage (tenant_id, pipeline_id, key, name, kind, position, probability)
    select tenant_id, id, 's' || i, 'Stage ' || i, 'OPEN', i, 50 from leads.pipeline, generate_series(0, 6) i;
insert into tenancy.team (tenant_id, id, name) select id, id, 'Team' from tenancy.tenant;
insert into tenancy.team_member (tenant_id, team_id, membership_id, role)
    select m.tenant_id, m.tenant_id, m.id, 'MEMBER' from tenancy.membership m where m.name in ('U3', 'U4');
-- A team of many who have leads each.
insert into tenancy.team (tenant_id, id, name)
    select id, overlay(id::text placing '2' from 1)::uuid, 'Many' from tenancy.tenant;
insert into tenancy.team_member (tenant_id, team_id, membership_id, role)
    select m.tenant_id, t.id, m.id, 'MEMBER' from tenancy.membership m
    join tenancy.team t on t.tenant_id = m.tenant_id and t.name = 'Many'
    where m.name in ('U10', 'U11', 'U12', 'U13', 'U14', 'U15', 'U16', 'U17', 'U18');
-- A team of two who have few leads, of long ago.
insert into tenancy.team (tenant_id, id, name)
    select id, overlay(id::text placing '3' from 1)::uuid, 'Few' from tenancy.tenant;
insert into tenancy.team_member (tenant_id, team_id, membership_id, role)
    select m.tenant_id, t.id, m.id, 'MEMBER' from tenancy.membership m
    join tenancy.team t on t.tenant_id = m.tenant_id and t.name = 'Few'
    where m.name in ('U9', 'U19');
-- Interleaved, with ids and moments that grow, as they come in life.
insert into leads.lead (tenant_id, id, title, stage_id, assignee_id, contact_name, contact_email,
        contact_company, address_city, address_country, score, value_minor, value_currency, created_by_kind, created_at, updated_at, archived_at,
        first_response_due_at, sla_breached_at, team_id, won_at, lost_at)
    select t.id,
           uuidv7('-100 days'::interval + i * '1 minute'::interval),
           'Lead ' || md5(i::text) || ' word' || i % 50,
           -- The last stage has none of U6.
           (select id from leads.stage s
               where s.tenant_id = t.id and s.position = i % case when i % 20 = 6 then 6 else 7 end),
           (select id from tenancy.membership m where m.tenant_id = t.id and m.name = 'U' || i % 20
               and i % 10 <> 9),
           -- One in eight is of one company and city, was won, and lost before.
           'Person ' || i, 'person' || i || '@example.com', case when i % 8 = 5 then 'Private' else 'Company ' || i / 10 end,
           case when i % 8 = 5 then 'Dubai' else 'City ' || i / 10 end, case when i % 1000 = 3 then 'JO' when i % 4 = 3 then 'AE' end,
           i * 31 % 101, i * 7919 % 100000, 'EUR', 'SYSTEM',
           timestamptz '2026-01-01' + i * interval '1 minute',
           timestamptz '2026-06-01' + (i * 7919 % 100000) * interval '1 minute',
           case when i % 20 = 0 then timestamptz '2026-09-01' end,
           case when i % 10 = 7 then timestamptz '2026-01-01' + (i + 240) * interval '1 minute' end,
           case when i % 1000 = 7 then timestamptz '2026-09-01' end,
           -- Of nobody's some.
           case when i % 500 = 499 then t.id end,
           case when i % 8 = 5 then timestamptz '2026-01-03' + i * interval '1 minute' end,
           case when i % 8 = 5 then timestamptz '2026-01-02' + i * interval '1 minute' end
    from generate_series(1, 100000) i
    join tenancy.tenant t on t.slug = 'large' or i % 100 = 0;
-- Each second one, each thousandth, and the oldest.
insert into records.tagging (tenant_id, subject_kind, subject_id, tag)
    select l.tenant_id, 'Lead', l.id, t.tag
    from (select *, row_number() over (partition by tenant_id order by created_at) nth from leads.lead) l
    join (values ('common', 2, 100000), ('rare', 1000, 100000), ('old', 1, 5000)) t (tag, each, last)
        on l.nth % t.each = 0 and l.nth <= t.last;
-- Each tenth one has no size, and a budget instead; one budget in a hundred is in dirhams.
insert into records.custom_field (tenant_id, id, subject_kind, key, label, kind, position)
    select id, id, 'Lead', 'size', 'Size', 'NUMBER', 0 from tenancy.tenant
    union all
    select id, overlay(id::text placing '5' from 1)::uuid, 'Lead', 'budget', 'Budget', 'MONEY', 1 from tenancy.tenant;
insert into records.custom_value (tenant_id, field_id, subject_id, number_value)
    select l.tenant_id, l.tenant_id, l.id, (row_number() over (order by l.id) * 7919 % 1000) * 1000000
    from leads.lead l where l.contact_name not like '%5';
insert into records.custom_value (tenant_id, field_id, subject_id, money_value, currency)
    select l.tenant_id, overlay(l.tenant_id::text placing '5' from 1)::uuid, l.id, l.value_minor,
           case when l.contact_name like '%005' then 'AED' else 'EUR' end
    from leads.lead l where l.contact_name like '%5';
-- Each fourth one, and about each thousandth.
insert into leads.lead_list (tenant_id, id, name, shared)
    select t.id, overlay(t.id::text placing nth::text from 1)::uuid, 'List ' || nth, true
    from tenancy.tenant t, (values (4), (997)) n (nth);
insert into leads.lead_list_member (tenant_id, list_id, lead_id, added_at)
    select l.tenant_id, k.id, l.id, l.created_at
    from (select *, row_number() over (partition by tenant_id order by created_at) nth from leads.lead) l
    join leads.lead_list k on k.tenant_id = l.tenant_id
        and l.nth % replace(k.name, 'List ', '')::int = 0;
-- Lost ones of long ago in a stage, with a member, in a country and a city of their own: of 6,000 all but 20 are archived.
insert into leads.stage (tenant_id, pipeline_id, key, name, kind, position, probability)
    select tenant_id, id, 's7', 'Stage 7', 'LOST', 7, 0 from leads.pipeline;
insert into leads.lead (tenant_id, id, title, stage_id, assignee_id, address_city, address_country, do_not_contact,
        created_by_kind, created_at, updated_at, archived_at, sla_breached_at)
    select s.tenant_id, uuidv7('-300 days'::interval + i * '1 minute'::interval), 'Lost ' || i, s.id, m.id,
           'Lost', 'LB', true, 'SYSTEM',
           timestamptz '2025-06-01' + i * interval '1 minute', timestamptz '2025-12-01' + i * interval '1 minute',
           case when i % 300 <> 0 then timestamptz '2025-12-01' end, timestamptz '2025-12-01'
    from generate_series(1, 6000) i
    join leads.stage s on s.position = 7
    join tenancy.tenant t on t.id = s.tenant_id and t.slug = 'large'
    join tenancy.membership m on m.tenant_id = s.tenant_id and m.name = 'U19';
