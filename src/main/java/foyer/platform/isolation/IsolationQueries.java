package foyer.platform.isolation;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;

/** PostgreSQL's catalogue, which everybody may read: tables, policies, privileges, keys. */
record IsolationQueries(DSLContext db) {

    /** What is a table of Foyer: partitions have no rules of their own, since nobody may name them. */
    static final String TABLES = """
            (select n.nspname || '.' || c.relname as name, c.*
             from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition
               and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')) as t""";

    private static final String OF_TENANT = """
            exists (select from pg_attribute a
                    where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull)""";

    private static final String LOGINS = "('foyer_app'), ('foyer_system'), ('foyer_search')";

    /**
     * A table.
     *
     * @param ofTenant whether each row says which tenant's it is
     */
    record Row(String name, boolean rowSecurity, boolean forced, boolean ofTenant) {}

    List<Row> tables() {
        return db.resultQuery("select name, relrowsecurity, relforcerowsecurity, " + OF_TENANT + " from " + TABLES
                        + " order by name")
                .fetch(row -> new Row(
                        row.get(0, String.class),
                        row.get(1, Boolean.class),
                        row.get(2, Boolean.class),
                        row.get(3, Boolean.class)));
    }

    Map<String, List<TablePolicy>> policies() {
        return db.resultQuery("""
                        select t.name, p.polname, array_to_string(array(
                                   select rolname from pg_roles where oid = any (p.polroles) order by rolname), ','),
                               p.polcmd, p.polpermissive, coalesce(pg_get_expr(p.polqual, p.polrelid), ''),
                               coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
                        from pg_policy p join\s""" + TABLES + " on t.oid = p.polrelid order by p.polname")
                .fetchGroups(row -> row.get(0, String.class), IsolationQueries::policy);
    }

    private static TablePolicy policy(Record row) {
        return new TablePolicy(
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, Boolean.class),
                row.get(5, String.class),
                row.get(6, String.class));
    }

    Map<String, List<TableGrant>> grants() {
        return db.resultQuery(
                        "select t.name, l.login, string_agg(p, ',' order by p) from " + TABLES + """

                        cross join (values\s""" + LOGINS + """
                        ) l (login)
                        cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES',
                                                'TRIGGER', 'MAINTAIN']) p
                        where has_table_privilege(l.login, t.oid, p)
                        group by t.name, l.login order by l.login""")
                .fetchGroups(
                        row -> row.get(0, String.class),
                        row -> new TableGrant(
                                row.get(1, String.class),
                                List.of(row.get(2, String.class).split(",", -1))));
    }

    /** Unique keys of tables of tenants that begin with anything but the tenant, by table. */
    Map<String, List<String>> keysAcrossTenants() {
        return db.resultQuery(
                        """
                        select t.name, i.indexrelid::regclass::text
                        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                        join\s""" + TABLES + " on t.oid = i.indrelid where i.indisunique and a.attname <> 'tenant_id' and "
                                + OF_TENANT)
                .fetchGroups(row -> row.get(0, String.class), row -> row.get(1, String.class));
    }

    /** Foreign keys from rows of a tenant to rows of a tenant that do not begin with the tenant, by table. */
    Map<String, List<String>> pointersAcrossTenants() {
        return db.resultQuery("""
                        select t.name, k.conname
                        from pg_constraint k
                        join pg_attribute mine on mine.attrelid = k.conrelid and mine.attnum = k.conkey[1]
                        join pg_attribute other on other.attrelid = k.confrelid and other.attnum = k.confkey[1]
                        join\s""" + TABLES + " on t.oid = k.conrelid where k.contype = 'f' and k.conparentid = 0 and "
                        + OF_TENANT + """
                         and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'tenant_id')
                          and not (mine.attname = 'tenant_id' and other.attname = 'tenant_id')""")
                .fetchGroups(row -> row.get(0, String.class), row -> row.get(1, String.class));
    }

    /** Serving logins that no policy binds, and tables that one of them owns: each as a sentence. */
    List<String> logins() {
        return db.resultQuery("""
                        select rolname || ' is bound by no policy' from pg_roles
                        where rolname in (select login from (values\s""" + LOGINS + """
                        ) l (login)) and (rolsuper or rolbypassrls)
                        union all
                        select pg_get_userbyid(c.relowner) || ' owns ' || c.oid::regclass from pg_class c
                        where c.relkind in ('r', 'p') and pg_get_userbyid(c.relowner) in
                            (select login from (values\s""" + LOGINS + ") l (login)) order by 1")
                .fetch(row -> row.get(0, String.class));
    }
}
