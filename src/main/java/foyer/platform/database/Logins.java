package foyer.platform.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The serving logins {@code foyer_app} and {@code foyer_system} and the role {@code foyer_search}: made by the owner
 * before the first migration, with passwords derived from the secret, so that every node knows them.
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

    /** Makes what is missing and renews passwords and timeouts; one node at a time. */
    void ensure(Connection owner) throws SQLException {
        for (var statement : sql()) {
            try (var running = owner.createStatement()) {
                running.execute(statement);
            }
        }
    }

    private List<String> sql() {
        return List.of(
                create(APP, "login"),
                create(SYSTEM, "login"),
                create(SEARCH, "nologin"),
                "grant " + SEARCH + " to current_user with set true, inherit true",
                "alter role " + APP + " password '" + password(APP) + "'",
                "alter role " + SYSTEM + " password '" + password(SYSTEM) + "'",
                timeouts(APP),
                timeouts(SYSTEM));
    }

    private static String create(String role, String login) {
        return "do $$ begin if not exists (select from pg_roles where rolname = '" + role + "') then create role "
                + role + " " + login + " nosuperuser nobypassrls nocreatedb nocreaterole; end if; end $$";
    }

    private String timeouts(String role) {
        return "alter role " + role + " set statement_timeout = "
                + settings.statementTimeout().toMillis()
                + "; alter role " + role + " set lock_timeout = "
                + settings.lockTimeout().toMillis()
                + "; alter role " + role + " set idle_in_transaction_session_timeout = "
                + settings.idleInTransactionTimeout().toMillis();
    }
}
