package foyer.platform.database;

import static foyer.platform.database.ScratchDatabase.A;
import static foyer.platform.database.ScratchDatabase.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.start.SettingException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a read that carries its tenant lets JDBC do: a short list, and nothing that JDBC may still come to have. */
@Tag("module")
class OneTripReadTest {

    private static final ScratchDatabase DATABASE = new ScratchDatabase(TenantContext.ONE_TRIP, 1);

    private static final Set<String> ALLOWED = Set.of(
            "cancel",
            "clearParameters",
            "close",
            "equals",
            "execute",
            "executeQuery",
            "getConnection",
            "getMoreResults",
            "getResultSet",
            "getUpdateCount",
            "getWarnings",
            "hashCode",
            "isClosed",
            "setBigDecimal",
            "setBoolean",
            "setBytes",
            "setDate",
            "setDouble",
            "setFloat",
            "setInt",
            "setLong",
            "setMaxRows",
            "setNull",
            "setObject",
            "setQueryTimeout",
            "setShort",
            "setString",
            "setTimestamp",
            "toString");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    static Stream<Method> others() {
        return Arrays.stream(PreparedStatement.class.getMethods())
                .filter(method -> !method.isDefault() || method.getName().startsWith("set"))
                .filter(method -> !ALLOWED.contains(method.getName()) || isOtherForm(method));
    }

    /** Forms of allowed names that take what the shift does not know: SQL text, calendars, scales, type objects. */
    private static boolean isOtherForm(Method method) {
        return Stream.of(method.getParameterTypes())
                .anyMatch(type -> Set.of("Calendar", "SQLType").contains(type.getSimpleName())
                        || (method.getName().startsWith("execute") && type == String.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void refusesWhatIsNotKnownToBeSafe(Method method) throws Exception {
        var arguments = Arrays.stream(method.getParameterTypes())
                .map(OneTripReadTest::sample)
                .toArray();
        try (var connection = open();
                var statement = connection.prepareStatement("select ?")) {
            assertThatThrownBy(() -> in(A, () -> invoke(method, statement, arguments)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static Object invoke(Method method, PreparedStatement statement, Object... arguments) {
        try {
            method.invoke(statement, arguments);
            return "done";
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Object sample(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == byte.class) {
            return (byte) 1;
        }
        return type == String.class || type == Object.class ? "select 1" : null;
    }

    @Test
    void readsTheSecondResultHoweverItIsAskedFor() throws SQLException {
        try (var connection = open();
                var statement = connection.prepareStatement("select ? || current_setting('app.tenant_id')")) {
            assertThat(in(A, () -> firstOf(statement, "x"))).isEqualTo("x" + A);
            statement.setString(1, "y");
            assertThat(in(ScratchDatabase.B, () -> firstOf(statement, "z"))).isEqualTo("z" + ScratchDatabase.B);
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getConnection()).isEqualTo(connection);
        }
    }

    private static String firstOf(PreparedStatement statement, String bound) {
        try {
            statement.setString(1, bound);
            assertThat(statement.execute()).isTrue();
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection open() throws SQLException {
        return in(A, () -> {
            try {
                return DATABASE.tenants().getConnection();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"stringtype=unspecified", "prepareThreshold=-1", "preferQueryMode=simple"})
    void refusesAnAddressThatWouldChangeHowValuesAreSent(String parameter) {
        var server = new DatabaseServer("jdbc:postgresql://127.0.0.1/x?" + parameter, "x", "x", null);
        assertThatThrownBy(() -> Pools.pool("x", server, "x", "x", 1))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("FOYER_DATABASE_URL");
    }
}
