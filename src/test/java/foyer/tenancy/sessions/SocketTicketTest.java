package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.security.Actor;
import foyer.platform.security.Authenticator;
import foyer.platform.security.Credentials;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tickets that open a socket where the cookie does not go: once, soon, and as a session that still stands there. */
@FoyerTest
@Tag("graphql")
class SocketTicketTest {

    private static final int AT_ONCE = 16;
    private static final String VIEWER = "{ viewer { tenant { id } } leads { totalCount } }";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    Authenticator authenticator;

    @Test
    void opensASocketAsTheSessionOnce() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var ticket = ticket(owner.client());

        assertThat(stored("t::text like '%" + ticket + "%'"))
                .as("the secret itself")
                .isZero();
        assertThat(stored("hash = sha256(convert_to('" + ticket + "', 'UTF8'))"))
                .isEqualTo(1);
        assertThat(redeem(ticket)).isInstanceOfSatisfying(Actor.Member.class, member -> {
            assertThat(member.membership()).isEqualTo(owner.membership());
            assertThat(member.tenant()).isEqualTo(owner.tenant());
        });
        assertThat(redeem(ticket)).isEqualTo(nobody(Actor.Reason.INVALID));
    }

    @Test
    void opensAnEventStreamOnceAndNothingElse() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var withTicket = client.with("Authorization", "Ticket " + ticket(owner.client()));

        assertThat(withTicket.post(VIEWER).body()).contains("\"INVALID\"").doesNotContain(owner.tenantId());
        assertThat(stream(withTicket)).contains(owner.tenantId());
        assertThat(stream(withTicket)).contains("\"INVALID\"").doesNotContain(owner.tenantId());
    }

    private static String stream(GraphQlClient client) {
        return client.send(
                        "/graphql",
                        request -> request.header("Content-Type", "application/json")
                                .header("Accept", "text/event-stream")
                                .POST(BodyPublishers.ofString("{\"query\": \"" + VIEWER + "\"}")))
                .body();
    }

    @Test
    void comesFromACookieAsWellAndIsNeverCached() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var browser = Browser.at(client);
        browser.signIn(owner.email()).succeeded("signIn");

        var answer = browser.post("{ first: socketTicket second: socketTicket }");

        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.text("first")).isNotEqualTo(answer.text("second"));
        assertThat(redeem(answer.text("first")).userId()).isEqualTo(owner.user());
    }

    @Test
    void isWonByOneOfManyAtOnce() throws Exception {
        var ticket = ticket(tenants.signUp("LEAD_GENERATION").client());
        Callable<Actor> redeem = () -> redeem(ticket);
        var actors = new ArrayList<Actor>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var actor : threads.invokeAll(Collections.nCopies(AT_ONCE, redeem))) {
                actors.add(actor.get());
            }
        }

        assertThat(actors).filteredOn(Actor.Member.class::isInstance).hasSize(1);
        assertThat(actors).filteredOn(nobody(Actor.Reason.INVALID)::equals).hasSize(AT_ONCE - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' or true --"})
    void isNothingElse(String ticket) {
        assertThat(redeem(ticket)).isEqualTo(nobody(Actor.Reason.INVALID));
    }

    @Test
    void endsAfterAWhile() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var ticket = ticket(owner.client());
        assertThat(stored("user_id = '" + owner.user()
                        + "' and expires_at between now() and now() + interval '31 seconds'"))
                .isEqualTo(1);
        database.execute("update identity.socket_ticket set expires_at = now() where user_id = '" + owner.user() + "'");

        assertThat(redeem(ticket)).isEqualTo(nobody(Actor.Reason.EXPIRED));
    }

    @Test
    void isOfNoUseOnceTheSessionHasEnded() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var ticket = ticket(owner.client());
        owner.client().post("mutation { signOut { userErrors { code } } }").succeeded("signOut");

        assertThat(redeem(ticket)).isEqualTo(nobody(Actor.Reason.REVOKED));
    }

    @Test
    void isOfNoUseOnceTheSessionHasMoved() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var ticket = ticket(owner.client());
        Person.switchTo(owner.client(), owner.tenantId()).succeeded("tenantSwitch");

        assertThat(redeem(ticket)).isEqualTo(nobody(Actor.Reason.REVOKED));
    }

    @Test
    void isForPeopleWhoAreSignedInAndNotInHeaps() {
        assertThat(client.post("{ socketTicket }").errorCodes()).containsExactly("UNAUTHENTICATED");
        var owner = tenants.signUp("LEAD_GENERATION");

        var refused = askForMany(owner);

        assertThat(refused).isEqualTo("RATE_LIMITED");
        assertThat(Browser.reason(owner.client())).isEqualTo("none");
    }

    /** The code of the first refusal. */
    private static String askForMany(TestMember owner) {
        for (var request = 0; request < 600; request++) {
            var answer = owner.client().post("{ socketTicket }");
            if (!answer.errors().isEmpty()) {
                assertThat(request).isGreaterThanOrEqualTo(60);
                return answer.errorCodes().getFirst();
            }
        }
        return "none";
    }

    private static String ticket(GraphQlClient caller) {
        return caller.post("{ socketTicket }").text("socketTicket");
    }

    private Actor redeem(String ticket) {
        return authenticator.authenticate(new Credentials(null, ticket, "a cookie that is not looked at"));
    }

    private static Actor nobody(Actor.Reason reason) {
        return new Actor.Anonymous(reason);
    }

    private int stored(String condition) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from identity.socket_ticket t where " + condition)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
