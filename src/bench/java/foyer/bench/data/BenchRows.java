package foyer.bench.data;

import java.util.List;

/** The rows of companies, as PostgreSQL makes them. */
final class BenchRows {

    static final String MEMBERS = """
            with account as (
                insert into identity.user_account (email, name)
                select 'member-' || i || '@' || t.slug || '.example', 'Member ' || i
                from tenancy.tenant t, generate_series(1, 19) i where t.slug = ?
                returning id, email, name)
            insert into tenancy.membership (tenant_id, user_id, role, name, email)
            select t.id, account.id, 'MEMBER', account.name, account.email
            from account, tenancy.tenant t where t.slug = ?""";

    /** Interleaved with one another's, with ids and moments that grow, as they come in life. */
    static final String LEADS = """
            insert into leads.lead (tenant_id, id, title, stage_id, assignee_id, source, score, value_minor,
                value_currency, contact_name, contact_company, contact_email, contact_phone, created_by_kind,
                created_at, updated_at)
            select t.id,
                uuidv7('-400 days'::interval + i * '20 seconds'::interval),
                initcap(substr(md5(i::text), 1, 8)) || ' ' || (array['harbour','garden','office','warehouse'])[1 + i % 4]
                    || ' number ' || i,
                stages.ids[1 + i % array_length(stages.ids, 1)],
                case when i % 10 <> 9 then members.ids[1 + i % array_length(members.ids, 1)] end,
                (array['MANUAL','FORM','IMPORT','REFERRAL','CAMPAIGN'])[1 + i % 5],
                i % 101, 1000 * (i % 5000), 'USD',
                'Person ' || i, 'Company ' || i % 977, 'person' || i || '@example.com',
                '+9715' || lpad((i % 10000000)::text, 8, '0'), 'SYSTEM',
                timestamptz '2025-10-01' + i * interval '20 seconds',
                timestamptz '2026-09-01' + (i::bigint * 7919 % 100000) * interval '10 seconds'
            from generate_series(1, ?) i
            cross join tenancy.tenant t
            cross join lateral (select array_agg(id order by position) as ids from leads.stage
                where tenant_id = t.id and kind = 'OPEN') stages
            cross join lateral (select array_agg(id order by email) as ids from tenancy.membership
                where tenant_id = t.id) members
            where t.slug like ?
            order by i""";

    static final String NOTES = """
            insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind, created_by_id,
                created_at)
            select l.tenant_id, 'Lead', l.id, 'Note ' || n || ': called about ' || l.title, 'MEMBER', l.assignee_id,
                l.created_at + n * interval '1 hour'
            from leads.lead l join tenancy.tenant t on t.id = l.tenant_id, generate_series(1, ?) n
            where t.slug like ?""";

    /** Half of the leads have the first, one in twenty the second, one in ten thousand the third. */
    static final String TAGS = """
            insert into records.tagging (tenant_id, subject_kind, subject_id, tag)
            select l.tenant_id, 'Lead', l.id, t.tag
            from (select l.tenant_id, l.id, row_number() over (order by l.created_at, l.id) as nth
                from leads.lead l join tenancy.tenant t on t.id = l.tenant_id where t.slug = ?) l
            join (values ('common', 2), ('usual', 20), ('rare', 10000)) t (tag, each) on l.nth % t.each = 0
            on conflict do nothing""";

    /** Of one lead in four, one word of which each fifth note has. */
    static final String SOME_NOTES = """
            insert into records.note (tenant_id, subject_kind, subject_id, body, created_by_kind, created_at)
            select tenant_id, 'Lead', id, 'Called about ' || title || ', wants a '
                || (array['loft','villa','studio','mansion','bungalow'])[1 + nth % 5], 'SYSTEM', created_at
            from (select l.tenant_id, l.id, l.title, l.created_at, row_number() over (order by l.created_at, l.id) as nth
                from leads.lead l join tenancy.tenant t on t.id = l.tenant_id where t.slug = ?) l
            where nth % 4 = 0""";

    /** A number for nine of ten leads, which as many leads have as there are thousands. */
    static final String VALUES = """
            with field as (
                insert into records.custom_field (tenant_id, subject_kind, key, label, kind, position)
                select id, 'Lead', 'size', 'Size', 'NUMBER', 0 from tenancy.tenant where slug = ?
                returning tenant_id, id)
            insert into records.custom_value (tenant_id, field_id, subject_id, number_value)
            select tenant_id, field_id, id, (nth * 7919 % 1000) * 1000000
            from (select l.tenant_id, f.id as field_id, l.id, row_number() over (order by l.id) as nth
                from leads.lead l join field f on f.tenant_id = l.tenant_id) l
            where nth % 10 <> 0""";

    /** One in five thousand. */
    static final String NOT_CONTACTED = """
            update leads.lead l set do_not_contact = true
            from (select l.tenant_id, l.id, row_number() over (order by l.created_at, l.id) as nth
                from leads.lead l join tenancy.tenant t on t.id = l.tenant_id where t.slug = ?) o
            where o.nth % 5000 = 0 and l.tenant_id = o.tenant_id and l.id = o.id""";

    /** As leadCreate writes them. */
    static final String ENTRIES = """
            insert into audit.entry (tenant_id, actor_kind, actor_id, action, entity_type, entity_id, diff, digests,
                personal, request_id)
            select t.id, 'MEMBER', t.id, 'lead.create', 'Lead', uuidv7(), jsonb_build_object(
                    'title', jsonb_build_object('before', null, 'after', 'New roof number ' || i),
                    'score', jsonb_build_object('before', null, 'after', (i % 101)::text)),
                jsonb_build_object('ip', encode(sha256(
                    'ip'::bytea || '\\x00' || decode(md5(i::text), 'hex') || '203.0.113.7'::bytea), 'hex')),
                jsonb_build_object('ip', md5(i::text) || '.203.0.113.7'), md5(i::text)
            from tenancy.tenant t, generate_series((select count(*) from audit.entry e where e.tenant_id = ?) + 1, ?) i
            where t.id = ?""";

    /** They are measured, not sold: as many leads as they like, companies of a run before there were claims too. */
    static final List<String> WITHOUT_LIMITS = List.of("""
            insert into entitlements.claim (tenant_id, blueprint, plan, features)
            select id, blueprint, 'ENTERPRISE', '{MODULE_LEADS}' from tenancy.tenant
            on conflict do nothing""", """
            insert into entitlements.claim_limit (tenant_id, limit_key)
            select tenant_id, 'LEADS' from entitlements.claim
            on conflict (tenant_id, limit_key) do update set allowed = null""");

    private BenchRows() {}
}
