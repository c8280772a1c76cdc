package foyer.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.platform.start.SettingException;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("module")
class ServingLoginTest {

    private static final String LOGIN = "probe";
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final TestDatabase ANOTHER = TestDatabase.fresh();

    @BeforeEach
    void makeALoginLikeTheServingOnes() throws SQLException {
        run(DATABASE, "create role probe login password 'probe' nosuperuser nobypassrls nocreatedb nocreaterole");
    }

    @AfterEach
    void dropIt() throws SQLException {
        run(DATABASE, "drop owned by probe cascade");
        run(ANOTHER, "drop owned by probe cascade");
        run(DATABASE, "drop role probe");
    }

    @Test
    void passesALoginThatIsNothingMore() throws SQLException {
        var pool = pool();

        assertThat(ServingLogin.checked(pool, LOGIN)).isSameAs(pool);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter role probe superuser                                        | is a superuser",
                "alter role probe bypassrls                                        | has BYPASSRLS",
                "alter role probe createrole                                       | may create roles",
                "alter role probe createdb                                         | may create roles or databases",
                "alter role probe replication                                      | or replicate",
                "create schema probes authorization probe                          | owns a database object",
                "grant foyer_search to probe                                       | is a member of another role",
                "grant foyer to probe with inherit false, set false                | is a member of another role",
                "grant foyer_app to probe; alter role probe set role = 'foyer_app' | runs as another role"
            })
    void refusesALoginThatIsMore(String change, String reason) throws SQLException {
        run(DATABASE, change);

        refuses(reason);
    }

    @Test
    void refusesALoginThatOwnsSomethingInAnotherDatabase() throws SQLException {
        run(ANOTHER, "create schema probes authorization probe");

        refuses("owns a database object");
    }

    private static void refuses(String reason) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> ServingLogin.checked(pool(), LOGIN))
                .withMessageContaining("the login probe ")
                .withMessageContaining(reason);
    }

    private static PGSimpleDataSource pool() {
        var pool = new PGSimpleDataSource();
        pool.setUrl(DATABASE.url());
        pool.setUser(LOGIN);
        pool.setPassword(LOGIN);
        return pool;
    }

    private static void run(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
