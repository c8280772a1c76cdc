package foyer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.catalogue.Tables.Table;
import foyer.testing.TestDatabase;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The serving logins may do what they need and nothing else. Source: architecture, "Database rules". */
@Tag("module")
class GrantsTest {

    private static final Catalogue CATALOGUE = new Catalogue(TestDatabase.fresh());

    private static final String PRIVILEGES =
            "unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) p";

    @ParameterizedTest
    @MethodSource("foyer.catalogue.Tables#all")
    void aTableIsGrantedAsListed(Table table) {
        assertThat(granted("foyer_app", table)).isEqualTo(table.app());
        assertThat(granted("foyer_system", table)).isEqualTo(table.system());
        assertThat(granted("foyer_search", table))
                .isEqualTo(Tables.SEARCHED.containsKey(table.name()) ? Set.of("SELECT") : Set.of());
    }

    private static Set<String> granted(String login, Table table) {
        return new TreeSet<>(CATALOGUE.rows(
                "select p from " + PRIVILEGES + " where has_table_privilege(?, ?, p)", login, table.name()));
    }

    @Test
    void aColumnIsGrantedAsListed() {
        assertThat(CATALOGUE.rows("""
                        select g.grantee::regrole, g.privilege_type, a.attrelid::regclass || '.' || a.attname
                        from pg_attribute a join pg_class c on c.oid = a.attrelid
                        join pg_namespace n on n.oid = c.relnamespace, aclexplode(a.attacl) g
                        where n.nspname = any (string_to_array(?, ','))""", String.join(",", Tables.SCHEMAS)))
                .containsExactlyInAnyOrderElementsOf(Grants.COLUMNS);
    }

    /** Policies are the parent's: a partition named directly would show every tenant's rows. */
    @ParameterizedTest
    @ValueSource(strings = {"foyer_app", "foyer_system", "foyer_search"})
    void noPartitionIsGranted(String login) {
        assertThat(CATALOGUE.rows("select oid from pg_class where relispartition and relkind = 'r'"))
                .isNotEmpty();
        assertThat(CATALOGUE.rows(
                        "select c.oid::regclass, p from pg_class c, " + PRIVILEGES
                                + " where c.relispartition and c.relkind = 'r' and has_table_privilege(?, c.oid, p)",
                        login))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foyer_app", "foyer_system"})
    void aLoginRunsTheListedRoutinesOnly(String login) {
        assertThat(CATALOGUE.rows("""
                        select p.oid::regprocedure::text
                        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where n.nspname = any (string_to_array(?, ','))
                          and has_function_privilege(?, p.oid, 'EXECUTE')""", String.join(",", Tables.SCHEMAS), login))
                .map(name -> name.replace(",", ", "))
                .containsExactlyInAnyOrderElementsOf(Grants.ROUTINES.get(login));
    }

    @ParameterizedTest
    @ValueSource(strings = {"foyer_app", "foyer_system"})
    void aLoginMakesNothingAndUsesNoSequence(String login) {
        assertThat(CATALOGUE.rows(
                        "select nspname from pg_namespace where has_schema_privilege(?, oid, 'CREATE')", login))
                .isEmpty();
        assertThat(CATALOGUE.rows("""
                        select c.oid::regclass from pg_class c
                        where case when c.relkind = 'S' then has_sequence_privilege(?, c.oid, 'USAGE, SELECT, UPDATE') end""", login)).isEmpty();
    }

    /**
     * They read every tenant's rows, so they are few, in one place, and nobody can put another function before theirs. One
     * more, of the tables' owner, reads no rows: it keeps an index.
     */
    @Test
    void onlySearchFunctionsRunWithRightsOfTheirOwner() {
        assertThat(CATALOGUE.rows("""
                        select n.nspname, p.proowner::regrole, p.proconfig[1]
                        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where p.prosecdef and p.oid <> 'leads.index_waiting_words()'::regprocedure"""))
                .isNotEmpty()
                .containsOnly("search | foyer_search | search_path=pg_catalog, pg_temp");
        assertThat(CATALOGUE.rows("""
                        select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where n.nspname = 'search' and not p.prosecdef""")).isEmpty();
    }

    @Test
    void everyRoutineHasAFixedSearchPath() {
        assertThat(CATALOGUE.rows("""
                        select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                        where n.nspname = any (string_to_array(?, ','))
                          and not coalesce(array_to_string(p.proconfig, ';'), '') like '%search_path=%pg_temp%'""", String.join(",", Tables.SCHEMAS))).isEmpty();
    }

    /** A view reads with its owner's rights unless told otherwise, and the owner is no tenant. */
    @Test
    void aViewReadsWithItsReadersRights() {
        assertThat(CATALOGUE.rows("""
                        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = any (string_to_array(?, ','))
                          and (c.relkind = 'm' or c.relkind = 'v'
                               and not coalesce('security_invoker=true' = any (c.reloptions), false))""", String.join(",", Tables.SCHEMAS))).isEmpty();
    }

    @Test
    void theLoginsAreWhatTheSelfCheckAsksFor() {
        assertThat(CATALOGUE.rows("""
                        select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb
                        from pg_roles where rolname ~ '^foyer'"""))
                .containsExactlyInAnyOrder(
                        "foyer | t | f | f | t | f",
                        "foyer_app | t | f | f | f | f",
                        "foyer_system | t | f | f | f | f",
                        "foyer_search | f | f | f | f | f");
    }
}
