package foyer.platform.database;

import static foyer.platform.database.ScratchDatabase.A;
import static foyer.platform.database.ScratchDatabase.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every type that jOOQ binds, and its null, ten times on one connection, so that the server's prepared statements come
 * into play: each read sees its own tenant's rows, and each is exactly one round trip on the wire. A bind without a type
 * would show as a second Sync from the third or so execution on.
 */
@Tag("module")
class OneTripTypesTest {

    private static final int ROUNDS = 10;
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final Instant MOMENT = Instant.parse("2026-11-21T10:15:30.123456Z");
    private static final LocalDate DATE = LocalDate.of(2026, 11, 21);

    private static final ScratchDatabase.Tapped TAPPED = ScratchDatabase.tapped(TenantContext.ONE_TRIP);
    private static final ScratchDatabase DATABASE = TAPPED.database();

    @BeforeAll
    static void makeSpecimens() {
        DATABASE.asSuperuser("""
                create table leads.specimen (
                    tenant_id uuid not null, u uuid, t text, i int, s smallint, l bigint, b boolean, n numeric,
                    f double precision, d date, ts timestamp, tz timestamptz, j jsonb, y bytea,
                    us uuid[], tx text[], ls bigint[]);
                call platform.tenant_table('leads.specimen');
                insert into leads.specimen
                select tenant, '%1$s', 'text', 7, 7, 7, true, 7.5, 7.5, '2026-11-21', '2026-11-21 10:15:30.123456',
                    '2026-11-21 10:15:30.123456Z', '{"a": 1}', '\\x0102', '{%1$s}', '{text,"a,b"}', '{7,8}'
                from (select '%2$s'::uuid as tenant from generate_series(1, 3)
                      union all select '%3$s'::uuid from generate_series(1, 5)) as row
                """.formatted(ID, A, B));
    }

    @AfterAll
    static void stop() throws Exception {
        TAPPED.close();
    }

    static Stream<Arguments> types() {
        return Stream.of(
                type("u", SQLDataType.UUID, ID),
                type("t", SQLDataType.CLOB, "text"),
                type("t", SQLDataType.VARCHAR, "text"),
                type("i", SQLDataType.INTEGER, 7),
                type("s", SQLDataType.SMALLINT, (short) 7),
                type("l", SQLDataType.BIGINT, 7L),
                type("b", SQLDataType.BOOLEAN, true),
                type("n", SQLDataType.NUMERIC, new BigDecimal("7.5")),
                type("f", SQLDataType.DOUBLE, 7.5),
                type("d", SQLDataType.LOCALDATE, DATE),
                type("ts", SQLDataType.LOCALDATETIME(6), LocalDateTime.of(2026, 11, 21, 10, 15, 30, 123_456_000)),
                type("tz", SQLDataType.INSTANT, MOMENT),
                type("tz", SQLDataType.TIMESTAMPWITHTIMEZONE(6), MOMENT.atOffset(ZoneOffset.ofHours(2))),
                type("j", SQLDataType.JSONB, JSONB.valueOf("{\"a\":1}")),
                type("y", SQLDataType.BINARY, new byte[] {1, 2}),
                type("us", SQLDataType.UUID.array(), new UUID[] {ID}),
                type("tx", SQLDataType.CLOB.array(), new String[] {"text", "a,b"}),
                type("ls", SQLDataType.BIGINT.array(), new Long[] {7L, 8L}));
    }

    private static <T> Arguments type(String column, DataType<T> type, T value) {
        Field<T> field = field(name(column), type);
        return Arguments.of(
                column + " " + type.getTypeName(), field.eq(value), field.isNotDistinctFrom(val(null, type)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void readsOwnRowsInOneRoundTripWithEachType(String name, Condition equal, Condition isNull) {
        readsOwnRows(equal, 3, 5);
        readsOwnRows(isNull, 0, 0);
    }

    static Stream<Arguments> arrays() {
        return Stream.of(
                Arguments.of("uuid", field(name("u"), UUID.class).eq(any(ID, UUID.randomUUID()))),
                Arguments.of("uuid[]", field(name("u"), UUID.class).eq(any(new UUID[] {ID}))),
                Arguments.of("text", field(name("t"), String.class).eq(any("text", "a\"b,c"))),
                Arguments.of("bigint", field(name("l"), Long.class).eq(any(7L, 9L))),
                Arguments.of("bound array", field(name("u"), UUID.class).eq(any(val(new UUID[] {ID})))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("arrays")
    void readsOwnRowsByArray(String name, Condition condition) {
        readsOwnRows(condition, 3, 5);
    }

    private static void readsOwnRows(Condition condition, int ofA, int ofB) {
        var specimen = table(name("leads", "specimen"));
        for (var round = 0; round < ROUNDS; round++) {
            for (var tenant : new UUID[] {A, B}) {
                var dsl = DATABASE.dsl();
                TAPPED.tap().take();
                var rows = ScratchDatabase.in(
                        tenant,
                        () -> dsl.select(field(name("tenant_id"), UUID.class), field(name("t"), String.class))
                                .from(specimen)
                                .where(condition)
                                .fetch());
                assertThat(rows.map(row -> row.value1()))
                        .hasSize(tenant.equals(A) ? ofA : ofB)
                        .allMatch(tenant::equals);
                assertThat(TAPPED.tap().take())
                        .as("round %d", round)
                        .containsOnlyOnce("S")
                        .endsWith("S");
            }
        }
    }
}
