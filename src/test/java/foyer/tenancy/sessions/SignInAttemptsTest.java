package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.platform.limits.RateKey;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.time.Duration;
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

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 20;
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
        database.execute("update identity.user_account set active = false where id = '%s'".formatted(owner.user()));

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
    void tellsWhoseAccountItIsOnceADayAndNobodyElse() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var nobody = Person.email();
        exhaust(nobody);
        exhaust(owner.email());

        awaitMails(owner.email(), 1);
        passTime(owner.email(), "23 hours");
        exhaust(owner.email());
        passTime(owner.email(), "2 hours");
        exhaust(owner.email());

        awaitMails(owner.email(), 2);
        assertThat(mails(nobody)).isZero();
    }

    /** A link by mail, the session that is open, and what its owner does in it: a stranger's guesses hold up none. */
    @Test
    void holdsUpNothingButThePassword() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var refreshToken = Person.signIn(client, Map.of("email", owner.email(), "password", TestTenants.PASSWORD))
                .text("signIn.session.refreshToken");
        exhaust(owner.email());

        assertThat(Person.signIn(client, Map.of("email", owner.email(), "password", TestTenants.PASSWORD))
                        .errorCodes())
                .containsExactly("RATE_LIMITED");
        run("sessionRefresh", Map.of("refreshToken", refreshToken));
        run("magicLinkRequest", Map.of("email", owner.email()));
        run("magicLinkSignIn", Map.of("token", MailedTokens.last(client, database, owner.email(), "magic-link")));
    }

    private void run(String field, Map<String, ?> input) {
        var type = Character.toUpperCase(field.charAt(0)) + field.substring(1) + "Input";
        client.post(
                        "mutation($input: %s!) { %s(input: $input) { userErrors { code } } }".formatted(type, field),
                        Map.of("input", input))
                .succeeded(field);
    }

    @Test
    void slowsDownWhereThereIsNoAccountAsWhereThereIsOne() {
        var known = tenants.signUp("LEAD_GENERATION").email();
        var unknown = Person.email();

        var refused = tryOnce(known);
        assertThat(tryOnce(unknown).body()).isEqualTo(refused.body());
        assertThat(exhaust(known)).isBetween(ATTEMPTS - 1, ATTEMPTS + 1);
        assertThat(exhaust(unknown)).isBetween(ATTEMPTS - 1, ATTEMPTS + 1);
        assertThat(tryOnce(unknown).errorCodes()).isEqualTo(tryOnce(known).errorCodes());
    }

    /** Guesses until there are too many; how many there were before. */
    private int exhaust(String email) {
        for (var attempt = 0; attempt < 2 * ATTEMPTS; attempt++) {
            var answer = tryOnce(email);
            if (answer.errorCodes().contains("RATE_LIMITED")) {
                return attempt;
            }
            assertThat(answer.userErrorCodes("signIn")).containsExactly("INVALID_CREDENTIALS");
        }
        throw new AssertionError("never refused");
    }

    /** For all that is counted of this address. */
    private void passTime(String email, String time) throws SQLException {
        database.execute(
                "update platform.rate_limit set updated_at = updated_at - interval '%s' where key in ('%s', '%s', '%s')"
                        .formatted(
                                time,
                                RateKey.hashed("signIn.told", email).text(),
                                RateKey.hashed("signIn.throttled", email).text(),
                                RateKey.hashed("signIn", email + " 127.0.0.1").text()));
    }

    private void awaitMails(String email, int many) {
        await().atMost(BOUND).untilAsserted(() -> assertThat(mails(email)).isEqualTo(many));
    }

    private long mails(String email) {
        return database.number(
                "select count(*) from platform.mail where template = 'sign-in-slowed' and recipient = '%s'"
                        .formatted(email));
    }

    @Test
    void keepsNothingThatWasTyped() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        tryOnce(owner.email());
        tryOnce("stranger-" + owner.email());

        assertThat(database.number("select count(*) from audit.platform_entry e where e::text like '%" + WRONG + "%'"))
                .isZero();
        assertThat(database.number(
                        "select count(*) from audit.platform_entry e where e::text like '%" + owner.email() + "%'"))
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
}
