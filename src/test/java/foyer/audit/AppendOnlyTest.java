package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import foyer.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the log changes but that people's data goes: by grants for the serving logins, by trigger for everybody. */
@Tag("module")
class AppendOnlyTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final UUID TENANT = UUID.fromString("0190a000-0000-7000-8000-00000000000a");
    private static final String PERSONAL =
            "{\"ip\": \"salt.1\", \"userAgent\": \"salt.2\", \"after:email\": \"salt.3\"}";

    @BeforeAll
    static void fill() throws SQLException {
        try (var superuser = DATABASE.asSuperuser()) {
            for (var i = 0; i < 3; i++) {
                run(superuser, """
                        insert into audit.entry (tenant_id, actor_kind, action, entity_type, personal)
                        values ('%s', 'MEMBER', 'a', 'Lead', '%s')""".formatted(TENANT, PERSONAL));
            }
            run(
                    superuser,
                    "insert into audit.platform_entry (actor_kind, action, entity_type, personal)"
                            + " values ('USER', 'a', 'User', '" + PERSONAL + "')");
            run(
                    superuser,
                    "insert into audit.seal (tenant_id, number, hash) values ('%s', 1, '\\x00')".formatted(TENANT));
            run(superuser, """
                    insert into audit.checkpoint (tenant_id, number, hash, created_at, key_id, signature)
                    values ('%s', 1, '\\x00', now(), 'key', '\\x00')""".formatted(TENANT));
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set action = 'b'",
                "update audit.entry set personal = null, action = 'b'",
                "update audit.entry set at = now()",
                "update audit.entry set personal = personal || '{\"ip\": \"salt.9\"}'",
                "update audit.entry set personal = personal || '{\"new\": \"salt.9\"}'",
                "update audit.entry set personal = '[]'",
                "update audit.entry set personal = 'null'",
                "update audit.entry set personal = null, digests = '{\"ip\": \"x\"}'",
                "delete from audit.entry",
                "truncate audit.entry",
                "update audit.platform_entry set action = 'b'",
                "update audit.platform_entry set user_id = uuidv7()",
                "delete from audit.platform_entry",
                "truncate audit.platform_entry",
                "update audit.seal set number = 2",
                "delete from audit.seal",
                "truncate audit.seal",
                "update audit.checkpoint set number = 2",
                "delete from audit.checkpoint",
                "truncate audit.checkpoint",
            })
    void isRefusedEvenToTheSuperuser(String sql) throws SQLException {
        try (var superuser = DATABASE.asSuperuser()) {
            assertThat(catchThrowable(() -> run(superuser, sql))).hasMessageContaining("the audit log is append-only");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set action = 'b'",
                "delete from audit.entry",
                "insert into audit.seal (tenant_id, number, hash) values ('0190a000-0000-7000-8000-00000000000a', 9, '\\x00')",
                "update audit.chain set number = 9",
                "delete from audit.unsealed",
                "delete from audit.checkpoint",
            })
    void isNotGrantedToTheServingLogin(String sql) throws SQLException {
        try (var app = DATABASE.asApp(TENANT)) {
            assertThat(catchThrowable(() -> run(app, sql))).hasMessageContaining("permission denied");
        }
    }

    @Test
    void peoplesDataGoesPartByPartAndDoesNotComeBack() throws SQLException {
        try (var app = DATABASE.asApp(TENANT)) {
            assertThatCode(() -> run(app, "update audit.entry set personal = personal - 'ip'"))
                    .doesNotThrowAnyException();
            assertThatCode(() -> run(app, "update audit.entry set personal = null"))
                    .doesNotThrowAnyException();
            assertThat(catchThrowable(() -> run(app, "update audit.entry set personal = '" + PERSONAL + "'")))
                    .hasMessageContaining("the audit log is append-only");
        } finally {
            try (var superuser = DATABASE.asSuperuser()) {
                run(
                        superuser,
                        "set session_replication_role = replica; update audit.entry set personal = '" + PERSONAL + "'");
            }
        }
    }

    /** No key leads to what it tells of, so that nothing of that takes it along. */
    @Test
    void outlivesWhatItTellsOf() throws SQLException {
        try (var superuser = DATABASE.asSuperuser();
                var statement = superuser.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from pg_constraint where contype = 'f' and connamespace = 'audit'::regnamespace")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }
}
