package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the platform's log keeps of attempts to sign in that failed (spec/identity.md, rules). */
@FoyerTest
@Tag("graphql")
class SignInAttemptsTest {

    private static final String WRONG = "not the right one";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void keepsThatThePasswordWasWrongAndWhoTried() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");

        var answer = tryOnce(owner.email());

        assertThat(rows("request_id = '%s'".formatted(requestId(answer))))
                .containsExactly("session.refuse User %s ANONYMOUS CREDENTIALS 127.0.0.1".formatted(owner.user()));
    }

    @Test
    void keepsAsMuchOfAnAddressWithoutAnAccount() throws SQLException {
        var answer = tryOnce(Person.email());

        assertThat(rows("request_id = '%s' and user_id is null".formatted(requestId(answer))))
                .containsExactly("session.refuse User - ANONYMOUS CREDENTIALS 127.0.0.1");
    }

    @Test
    void keepsThatTheAccountIsClosed() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        execute("update identity.user_account set active = false where id = '%s'".formatted(owner.user()));

        var answer = Person.signIn(client, Map.of("email", owner.email(), "password", TestTenants.PASSWORD));

        assertThat(answer.userErrorCodes("signIn")).containsExactly("INVALID_CREDENTIALS");
        assertThat(rows("request_id = '%s'".formatted(requestId(answer))))
                .containsExactly("session.refuse User %s ANONYMOUS CLOSED 127.0.0.1".formatted(owner.user()));
    }

    @Test
    void keepsThatSomebodyIsSlowedDownOnceForAll() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var codes = new ArrayList<String>();
        for (var attempt = 0; attempt < 24; attempt++) {
            codes.addAll(tryOnce(owner.email()).errorCodes());
        }

        assertThat(codes).isNotEmpty().containsOnly("RATE_LIMITED");
        assertThat(rows("user_id = '%s' and diff -> 'why' ->> 'after' = 'THROTTLED'".formatted(owner.user())))
                .hasSize(1);
    }

    @Test
    void keepsNothingThatWasTyped() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        tryOnce(owner.email());
        tryOnce("stranger-" + owner.email());

        assertThat(count("select count(*) from audit.platform_entry e where e::text like '%" + WRONG + "%'"))
                .isZero();
        assertThat(count("select count(*) from audit.platform_entry e where e::text like '%" + owner.email() + "%'"))
                .isZero();
    }

    private GraphQlAnswer tryOnce(String email) {
        return Person.signIn(client, Map.of("email", email, "password", WRONG));
    }

    private static String requestId(GraphQlAnswer answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }

    private List<String> rows(String condition) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select concat_ws(' ', action, entity_type, coalesce(entity_id::text, '-'),"
                                + " actor_kind, diff -> 'why' ->> 'after', substr(personal ->> 'ip', 34)) from audit.platform_entry where "
                                + condition
                                + " and action = 'session.refuse'")) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private int count(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
