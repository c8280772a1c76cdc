package foyer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.catalogue.Tables.Table;
import foyer.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each table keeps the rules of its class. Source: architecture, "Database rules". */
@Tag("module")
class CatalogueTest {

    private static final Catalogue CATALOGUE = new Catalogue(TestDatabase.fresh());

    private static final String OF_TENANT =
            "(tenant_id = ( SELECT (current_setting('app.tenant_id'::text))::uuid AS current_setting))";
    private static final String TENANT_OR_USER = "((tenant_id = ( SELECT"
            + " platform.current_tenant_or_user('app.tenant_id'::text) AS current_tenant_or_user)) OR (%suser_id ="
            + " ( SELECT platform.current_tenant_or_user('app.user_id'::text) AS current_tenant_or_user))%s)";

    /** A row whose key is null refers to none, so an index may be without those. */
    private static final String KEYS_WITHOUT_INDEX = """
            select k.conname
            from pg_constraint k
            where k.contype = 'f' and not exists (
                select from pg_index i
                where i.indrelid = k.conrelid and i.indisvalid
                  and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = any (
                      select format('(%I IS NOT NULL)', a.attname) from pg_attribute a
                      where a.attrelid = k.conrelid and a.attnum = any (k.conkey)))
                  and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey)""";

    private static final String HARMFUL_DELETES = """
            select k.conname
            from pg_constraint k
            where k.contype = 'f' and k.confdeltype <> 'a'
              and (k.confdeltype <> 'n' or k.confdelsetcols is null or exists (
                  select from pg_attribute a
                  where a.attrelid = k.conrelid and a.attnum = any (k.confdelsetcols)
                    and a.attname = 'tenant_id'))""";

    @Test
    void everyTableIsInExactlyOneClass() {
        assertThat(Tables.all().map(Table::name)).doesNotHaveDuplicates();
        assertThat(CATALOGUE.rows("select name from " + Catalogue.TABLES))
                .containsExactlyInAnyOrderElementsOf(
                        Tables.all().map(Table::name).toList());
    }

    @Test
    void everySchemaIsKnown() {
        assertThat(CATALOGUE.rows("""
                        select nspname from pg_namespace
                        where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')""")).containsExactlyInAnyOrderElementsOf(Tables.SCHEMAS);
    }

    @Test
    void rowLevelSecurityIsForcedOnEveryTable() {
        assertThat(CATALOGUE.rows(
                        "select name from " + Catalogue.TABLES + " where not (relrowsecurity and relforcerowsecurity)"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("foyer.catalogue.Tables#all")
    void aTableHasThePoliciesOfItsClassAndNoOther(Table table) {
        assertThat(CATALOGUE.rows("""
                        select p.polname, array(select rolname from pg_roles where oid = any (p.polroles)), p.polcmd,
                               p.polpermissive, pg_get_expr(p.polqual, p.polrelid),
                               pg_get_expr(p.polwithcheck, p.polrelid)
                        from pg_policy p where p.polrelid = ?::regclass""", table.name())).containsExactlyInAnyOrderElementsOf(policies(table));
    }

    private static List<String> policies(Table table) {
        var policies = new ArrayList<String>();
        switch (table.kind()) {
            case TENANT -> policies.add(policy("tenant", "foyer_app", OF_TENANT, OF_TENANT));
            case MEMBERSHIP ->
                policies.add(policy(
                        "member",
                        "foyer_app",
                        TENANT_OR_USER.formatted("", ""),
                        TENANT_OR_USER.formatted("(tenant_id IS NULL) AND (", ")")));
            case OWN_ROW -> policies.add(policy("own", "foyer_app", ownRow(table), ownRow(table)));
            case SYSTEM -> {}
        }
        if (!table.reason().isEmpty()) {
            policies.add(policy("system", "foyer_system", "true", "true"));
        }
        if (Tables.SEARCHED.containsKey(table.name())) {
            policies.add("search | {foyer_search} | r | t | true | null");
        }
        return policies;
    }

    private static String policy(String name, String role, String using, String check) {
        return String.join(" | ", name, "{" + role + "}", "*", "t", using, check);
    }

    private static String ownRow(Table table) {
        var column = List.of("tenancy.tenant", "identity.user_account").contains(table.name()) ? "id" : "user_id";
        var setting = table.name().equals("tenancy.tenant") ? "app.tenant_id" : "app.user_id";
        return "(%s = ( SELECT (current_setting('%s'::text))::uuid AS current_setting))".formatted(column, setting);
    }

    @Test
    void accessAcrossTenantsHasItsReason() {
        var expected = new TreeSet<String>();
        Tables.all()
                .filter(table -> !table.reason().isEmpty())
                .forEach(table -> expected.add("system | " + table.name() + " | " + table.reason()));
        Tables.SEARCHED.forEach((table, reason) -> expected.add("search | " + table + " | " + reason));

        assertThat(CATALOGUE.rows("""
                        select polname, polrelid::regclass::text, obj_description(oid, 'pg_policy')
                        from pg_policy where polname in ('system', 'search')""")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("foyer.catalogue.Tables#ofTenants")
    void aTenantTableIsKeyedByTenantAndId(Table table) {
        assertThat(CATALOGUE.rows("""
                        select a.attname, format_type(a.atttypid, null), a.attnotnull,
                               pg_get_expr(d.adbin, d.adrelid)
                        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                        where a.attrelid = ?::regclass and a.attname in ('tenant_id', 'id')""", table.name()))
                .containsExactlyInAnyOrder("tenant_id | uuid | t | null", "id | uuid | t | uuidv7()");
        assertThat(CATALOGUE.rows(
                        "select pg_get_constraintdef(oid) from pg_constraint where conrelid = ?::regclass and contype = 'p'",
                        table.name()))
                .containsExactly("PRIMARY KEY (tenant_id, id)");
    }

    @ParameterizedTest
    @MethodSource("foyer.catalogue.Tables#ofTenants")
    void aUniqueKeyOfATenantTableStartsWithTheTenant(Table table) {
        assertThat(CATALOGUE.rows("""
                        select i.indexrelid::regclass::text
                        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                        where i.indrelid = ?::regclass and i.indisunique and a.attname <> 'tenant_id'""", table.name())).isEmpty();
    }

    /** Checks of foreign keys bypass row-level security, so only the key itself keeps a row within its tenant. */
    @Test
    void aForeignKeyOfATableWithATenantStaysWithinTheTenant() {
        assertThat(CATALOGUE.rows("""
                        select k.conname
                        from pg_constraint k
                        join pg_attribute mine on mine.attrelid = k.conrelid and mine.attnum = k.conkey[1]
                        join pg_attribute other on other.attrelid = k.confrelid and other.attnum = k.confkey[1]
                        where k.contype = 'f' and k.conparentid = 0
                          and exists (select from pg_attribute a
                                      where a.attrelid = k.conrelid and a.attname = 'tenant_id' and a.attnotnull)
                          and not (mine.attname = 'tenant_id' and other.attname = 'tenant_id')
                          and not (mine.attname = 'tenant_id' and cardinality(k.conkey) = 1
                                   and k.confrelid = 'tenancy.tenant'::regclass)""")).containsExactlyInAnyOrderElementsOf(Tables.KEYS_ACROSS_TENANTS.keySet());
    }

    @Test
    void aForeignKeyHasAnIndexBehindIt() {
        assertThat(CATALOGUE.rows(KEYS_WITHOUT_INDEX)).isEmpty();
    }

    /** A cascade would let one row's end reach the audit log; a key set to null as a whole would lose its tenant. */
    @Test
    void deletingARowNeitherCascadesNorForgetsTheTenant() {
        assertThat(CATALOGUE.rows(HARMFUL_DELETES)).isEmpty();
    }

    @Test
    void theRulesOfKeysCanFail() {
        var scratch = new Catalogue(TestDatabase.fresh());
        scratch.execute("""
                create table leads.bad (
                    tenant_id uuid not null, id uuid, lead_id uuid, primary key (tenant_id, id),
                    constraint cascades foreign key (tenant_id) references tenancy.tenant (id) on delete cascade,
                    constraint forgets foreign key (tenant_id, lead_id) references leads.lead (tenant_id, id)
                        on delete set null);
                create index on leads.bad (tenant_id, id, lead_id);
                create index on leads.bad (tenant_id, lead_id) where id is not null""");

        assertThat(scratch.rows(KEYS_WITHOUT_INDEX)).containsExactly("forgets");
        assertThat(scratch.rows(HARMFUL_DELETES)).containsExactlyInAnyOrder("cascades", "forgets");
    }
}
