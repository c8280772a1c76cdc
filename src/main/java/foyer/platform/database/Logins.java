package foyer.platform.database;

import foyer.platform.start.SettingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.util.PasswordUtil;

/**
 * The serving logins {@code foyer_app} and {@code foyer_system} and the role {@code foyer_search}: made by the owner
 * before the first migration, with passwords derived from the secret, so that every node knows them. An owner who may
 * not create roles is told what an administrator has to run.
 */
final class Logins {

    static final String APP = "foyer_app";
    static final String SYSTEM = "foyer_system";
    static final String SEARCH = "foyer_search";

    private final String secret;
    private final DatabaseSettings settings;

    Logins(String secret, DatabaseSettings settings) {
        this.secret = secret;
        this.settings = settings;
    }

    String password(String login) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(("database login " + login).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes what is missing and renews passwords and timeouts; does nothing when all is as it should be. */
    void ensure(DatabaseServer server, Connection owner) throws SQLException {
        if (areReady(server, owner)) {
            return;
        }
        try {
            for (var sql : sql("current_user")) {
                execute(owner, sql);
            }
        } catch (SQLException e) {
            throw new SettingException(
                    "FOYER_DATABASE_USER",
                    "is \"" + server.user() + "\", who cannot make the logins of Foyer (" + firstLine(e) + ")",
                    "run this once as an administrator of the server, then start again:\n\n"
                            + String.join(";\n", sql("\"" + server.user() + "\"")) + ";\n");
        }
    }

    /** Roles with their timeouts, the owner in the search role, and both passwords. */
    private boolean areReady(DatabaseServer server, Connection owner) throws SQLException {
        var timeouts = List.of(
                "statement_timeout=" + settings.statementTimeout().toMillis(),
                "lock_timeout=" + settings.lockTimeout().toMillis(),
                "idle_in_transaction_session_timeout="
                        + settings.idleInTransactionTimeout().toMillis());
        try (var statement = owner.prepareStatement("""
                select count(*) filter (where rolname in (?, ?) and rolcanlogin and rolconfig @> ?) = 2
                   and count(*) filter (where rolname = ? and not rolcanlogin and pg_has_role(oid, 'set')) = 1
                from pg_roles""")) {
            statement.setString(1, APP);
            statement.setString(2, SYSTEM);
            statement.setArray(3, owner.createArrayOf("text", timeouts.toArray()));
            statement.setString(4, SEARCH);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1) && logsIn(server, APP) && logsIn(server, SYSTEM);
            }
        }
    }

    private boolean logsIn(DatabaseServer server, String login) {
        try (var connection = DriverManager.getConnection(server.url(), login, password(login))) {
            return !connection.isClosed();
        } catch (SQLException _) {
            return false;
        }
    }

    private List<String> sql(String owner) {
        var sql = new ArrayList<String>();
        sql.add(create(APP, "login"));
        sql.add(create(SYSTEM, "login"));
        sql.add(create(SEARCH, "nologin"));
        sql.add("grant " + SEARCH + " to " + owner + " with set true, inherit true");
        for (var login : List.of(APP, SYSTEM)) {
            sql.add("alter role " + login + " password '" + verifier(login) + "'");
            sql.add(timeout(
                    login, "statement_timeout", settings.statementTimeout().toMillis()));
            sql.add(timeout(login, "lock_timeout", settings.lockTimeout().toMillis()));
            sql.add(timeout(
                    login,
                    "idle_in_transaction_session_timeout",
                    settings.idleInTransactionTimeout().toMillis()));
        }
        return sql;
    }

    private static String create(String role, String login) {
        return "do $$ begin if not exists (select from pg_roles where rolname = '" + role + "') then create role "
                + role + " " + login + " nosuperuser nobypassrls nocreatedb nocreaterole; end if; end $$";
    }

    /** What PostgreSQL stores in place of the password: statements get into logs, this must not give it away. */
    private String verifier(String login) {
        try {
            return PasswordUtil.encodePassword(login, password(login).toCharArray(), "scram-sha-256");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String timeout(String role, String name, long milliseconds) {
        return "alter role " + role + " set " + name + " = " + milliseconds;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
