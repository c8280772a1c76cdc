package foyer.tenancy.members;

import static foyerdb.tenancy.Tables.MEMBERSHIP;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.MembershipId;
import foyer.testing.AskedStatements;
import foyer.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Beside 20,000 customers, what is asked of a tenant's staff reads the staff, as the serving login. */
@Tag("module")
class MembershipPlansTest {

    /** Twice the staff, who are the owner and 19 others. */
    private static final int FEW_ROWS = 40;

    private static final UUID LARGE = UUID.fromString("0190a000-0000-7000-8000-00000000000a");

    private static final String LOAD = """
            insert into tenancy.tenant (id, name, slug, blueprint) values
                ('0190a000-0000-7000-8000-00000000000a', 'Large', 'large', 'REAL_ESTATE'),
                ('0190a000-0000-7000-8000-00000000000b', 'Small', 'small', 'REAL_ESTATE');
            insert into identity.user_account (email, name) select 'u' || i || '@example.com', 'U' || i
                from generate_series(0, 20019) i;
            insert into tenancy.membership (tenant_id, user_id, role, status, frozen_at, name, email, created_at)
                select t.id, u.id,
                       case when n.i = 0 then 'OWNER' when n.i < 20 then 'MEMBER' else 'CUSTOMER' end,
                       case when n.i between 5 and 9 then 'FROZEN' else 'ACTIVE' end,
                       case when n.i between 5 and 9 then timestamptz '2026-06-01' end,
                       u.name, u.email, timestamptz '2026-01-01' + n.i * interval '1 minute'
                from identity.user_account u
                cross join lateral (select substr(u.name, 2)::int as i) n
                join tenancy.tenant t on t.slug = 'large' or n.i < 50""";

    private static final AskedStatements ASKED = new AskedStatements();

    private static Connection connection;
    private static DSLContext db;

    @BeforeAll
    static void load() throws SQLException {
        var database = TestDatabase.fresh();
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute(LOAD);
            statement.execute("vacuum analyze");
        }
        connection = database.asApp(LARGE);
        db = ASKED.on(connection);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    static Stream<Arguments> reads() {
        return Stream.of(
                read("how many have seats", read -> new FrozenQueries(read).taken()),
                read("who came last", read -> new FrozenQueries(read).newest(5)),
                read("who is frozen", read -> new FrozenQueries(read).frozen()),
                read(
                        "whether there is another owner",
                        read -> new MemberQueries(read).isOwnedByAnother(new MembershipId(LARGE))),
                read(
                        "whether an address is a member's",
                        read -> read.fetchExists(
                                MEMBERSHIP,
                                MEMBERSHIP.TENANT_ID.eq(LARGE),
                                MEMBERSHIP.EMAIL.eq("u19000@example.com"),
                                MEMBERSHIP.STATUS.ne("REMOVED"))));
    }

    private static Arguments read(String name, Consumer<DSLContext> read) {
        return Arguments.of(name, read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void readsFewRowsBesideManyCustomers(String name, Consumer<DSLContext> read) {
        var actor = new Actor.System(LARGE, "plans");
        CurrentCaller.call(new Caller(actor, "plans", null, null, Locale.ENGLISH), () -> {
            read.accept(db);
            return true;
        });

        var plan = db.fetchSingle(
                        "explain (analyze, format json) " + ASKED.all().getLast())
                .get(0, String.class);

        assertThat(rowsRead(JsonMapper.shared().readTree(plan).path(0).path("Plan")))
                .as(name + plan)
                .isLessThanOrEqualTo(FEW_ROWS);
    }

    /** Rows of memberships that were looked at, those that did not match among them. */
    private static long rowsRead(JsonNode node) {
        var below = node.path("Plans")
                .valueStream()
                .mapToLong(MembershipPlansTest::rowsRead)
                .sum();
        if (!node.path("Relation Name").asString("").equals("membership")) {
            return below;
        }
        var rows = node.path("Actual Rows").asLong()
                + node.path("Rows Removed by Filter").asLong(0)
                + node.path("Rows Removed by Index Recheck").asLong(0);
        return below + rows * node.path("Actual Loops").asLong();
    }
}
