package foyer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.catalogue.Tables.Kind;
import foyer.catalogue.Tables.Table;
import foyer.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries on every table what row-level security and the keys have to prevent, as the login that serves requests. */
@Tag("module")
class IsolationTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Catalogue CATALOGUE = new Catalogue(DATABASE);
    private static final UUID A = UUID.fromString("0190a000-0000-7000-8000-00000000000a");
    private static final UUID B = UUID.fromString("0190a000-0000-7000-8000-00000000000b");
    private static final UUID USER_A = UUID.fromString("0190a000-0000-7000-8000-0000000000fa");
    private static final UUID USER_B = UUID.fromString("0190a000-0000-7000-8000-0000000000fb");

    /** As A's user is served; what is tried on it is refused or finds nothing, so that all tests may. */
    private static Session ofA;

    @BeforeAll
    static void fill() throws IOException, SQLException {
        try (var file = Objects.requireNonNull(IsolationTest.class.getResourceAsStream("/catalogue/tenant.sql"))) {
            var sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            CATALOGUE.execute(filled(sql, A, USER_A));
            CATALOGUE.execute(filled(sql, B, USER_B));
        }
        ofA = Session.of(DATABASE, A, USER_A);
    }

    @AfterAll
    static void close() throws SQLException {
        ofA.close();
    }

    private static String filled(String sql, UUID tenant, UUID user) {
        return sql.replace("${tenant}", tenant.toString())
                .replace("${user}", user.toString())
                .replace("${digits}", user.toString().replace("-", ""));
    }

    @ParameterizedTest
    @MethodSource("foyer.catalogue.Tables#ofCallers")
    void readingAndWritingRaiseWhereNoTenantWasEverSet(Table table) throws SQLException {
        var state = table.kind() == Kind.MEMBERSHIP ? Session.REFUSED : Session.NEVER_SET;
        try (var session = Session.of(DATABASE)) {
            assertThat(session.failure("select * from " + table)).isEqualTo(state);
            assertThat(session.failure(copyOfB(table))).isEqualTo(insertable(table) ? state : Session.REFUSED);
        }
    }

    @ParameterizedTest
    @MethodSource("foyer.catalogue.Tables#ofCallers")
    void readingAndWritingRaiseOnceTheTransactionWithTheTenantHasEnded(Table table) throws SQLException {
        var state = table.kind() == Kind.MEMBERSHIP ? Session.REFUSED : Session.REVERTED;
        try (var session = Session.after(DATABASE, A, USER_A)) {
            assertThat(session.failure("select * from " + table)).isEqualTo(state);
            assertThat(session.failure(copyOfB(table))).isEqualTo(insertable(table) ? state : Session.REFUSED);
        }
    }

    @ParameterizedTest
    @MethodSource("foyer.catalogue.Tables#ofCallers")
    void rowsOfAnotherTenantAreInvisible(Table table) throws SQLException {
        assertThat(CATALOGUE.rows("select count(*) from " + table)).containsExactly("2");
        assertThat(ofA.count("select * from " + table)).isEqualTo(1);
        assertThat(ofA.count("select * from " + table + " where " + owner(table) + " = '" + other(table) + "'"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("foyer.catalogue.Tables#ofCallers")
    void rowsOfAnotherTenantCannotBeMade(Table table) throws SQLException {
        assertThat(ofA.failure(copyOfB(table))).isEqualTo(Session.REFUSED);
    }

    static Stream<Table> changeable() {
        return Tables.ofCallers().filter(table -> table.app().contains("UPDATE"));
    }

    @ParameterizedTest
    @MethodSource("changeable")
    void rowsOfAnotherTenantCannotBeChangedNorRowsGivenToIt(Table table) throws SQLException {
        var owner = owner(table);
        var update = "update " + table + " set " + owner + " = '" + other(table) + "'";
        assertThat(ofA.run(update + " where " + owner + " = '" + other(table) + "'"))
                .isZero();
        assertThat(ofA.failure(update)).isEqualTo(Session.REFUSED);
    }

    static Stream<Table> deletable() {
        return Tables.ofCallers().filter(table -> table.app().contains("DELETE"));
    }

    @ParameterizedTest
    @MethodSource("deletable")
    void rowsOfAnotherTenantCannotBeDeleted(Table table) throws SQLException {
        assertThat(ofA.run("delete from " + table + " where " + owner(table) + " = '" + other(table) + "'"))
                .isZero();
    }

    /** As the superuser, whom no policy stops: what holds here is the key. */
    @ParameterizedTest
    @MethodSource("foreignKeys")
    void aForeignKeyCannotCrossTenants(String table, String column, String parent) throws SQLException {
        try (var superuser = DATABASE.asSuperuserAmongOthers()) {
            var parentOfB = CATALOGUE
                    .rows("select id from " + parent + " where tenant_id = ?", B)
                    .getFirst();
            assertThat(new Session(superuser)
                            .failure("update %s set %s = '%s' where tenant_id = '%s'"
                                    .formatted(table, column, parentOfB, A)))
                    .isEqualTo(Session.NO_SUCH_KEY);
        }
    }

    static Stream<List<String>> foreignKeyColumns() {
        return CATALOGUE.rows("""
                        select k.conrelid::regclass, a.attname, k.confrelid::regclass
                        from pg_constraint k
                        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
                        join pg_attribute t on t.attrelid = k.conrelid and t.attnum = k.conkey[1]
                        where k.contype = 'f' and k.conparentid = 0 and t.attname = 'tenant_id'""").stream().map(row -> List.of(row.split(" \\| ", -1)));
    }

    static Stream<Object[]> foreignKeys() {
        return foreignKeyColumns().map(List::toArray);
    }

    @Test
    void aUserCannotJoinAnotherTenantByThemselves() throws SQLException {
        assertThat(ofA.failure(
                        "insert into tenancy.membership (tenant_id, user_id, role, name, email) values ('%s', '%s', 'OWNER', 'Me', 'me@example.com')"
                                .formatted(B, USER_A)))
                .isEqualTo(Session.REFUSED);
    }

    @Test
    void searchFindsOwnRowsOnlyAndRaisesWithoutATenant() throws SQLException {
        var search = "select * from search.lead_ids('villa', 10, false, null, null, null, null)";
        assertThat(ofA.count(search)).isEqualTo(1);
        assertThat(ofA.count(search + " as id where id = '" + B + "'")).isZero();
        try (var session = Session.of(DATABASE)) {
            assertThat(session.failure(search)).isEqualTo(Session.NEVER_SET);
        }
        try (var session = Session.after(DATABASE, A, USER_A)) {
            assertThat(session.failure(search)).isEqualTo(Session.REVERTED);
        }
    }

    private static boolean insertable(Table table) {
        return table.app().contains("INSERT");
    }

    /** A row as tenant B has it, to be written once more, with whatever keys. */
    private static String copyOfB(Table table) {
        var columns = CATALOGUE
                .rows(
                        "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped"
                                + " and attgenerated = '' and attidentity = ''",
                        table.name())
                .stream()
                .map(Object::toString)
                .toList();
        var row = CATALOGUE
                .rows("select to_jsonb(t) from " + table + " t where " + owner(table) + " = ?", other(table))
                .getFirst();
        var names = String.join(", ", columns);
        return "insert into %s (%s) select %s from jsonb_populate_record(null::%s, '%s')"
                .formatted(table, names, names, table, row);
    }

    /** The column that says whose a row is. */
    private static String owner(Table table) {
        if (table.kind() != Kind.OWN_ROW) {
            return "tenant_id";
        }
        return List.of("tenancy.tenant", "identity.user_account").contains(table.name()) ? "id" : "user_id";
    }

    /** Whose the row is that must not be touched. */
    private static UUID other(Table table) {
        return table.kind() == Kind.OWN_ROW && !table.name().equals("tenancy.tenant") ? USER_B : B;
    }
}
