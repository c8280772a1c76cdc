package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.Foyer;
import foyer.platform.time.MachineClock;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.MailedTokens;
import foyer.testing.OneTimeCodes;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One node's machine is five minutes ahead of the database, another's five behind; nobody notices. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class ClocksApartTest {

    private static final Duration OFF = Duration.ofMinutes(5);
    private static final Duration CLOSE = Duration.ofSeconds(90);

    @Autowired
    GraphQlClient here;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private ConfigurableApplicationContext fast;
    private ConfigurableApplicationContext slow;
    private GraphQlClient ahead;
    private GraphQlClient behind;

    @BeforeAll
    void start() {
        fast = node(OFF);
        slow = node(OFF.negated());
        ahead = client(fast);
        behind = client(slow);
    }

    @AfterAll
    void stop() {
        fast.close();
        slow.close();
    }

    @Test
    void opensWithATokenOfTheOneOnTheOtherForAsLongAsItSays() {
        var email = tenants.signUp("LEAD_GENERATION").email();

        for (var nodes : List.of(List.of(ahead, behind), List.of(behind, ahead))) {
            var session = signIn(nodes.getFirst(), Map.of("email", email)).succeeded("signIn");
            var end = Instant.parse(session.text("signIn.session.accessTokenExpiresAt"));

            assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
            var token = session.text("signIn.session.accessToken");
            assertThat(Browser.reason(nodes.getLast().as(token))).isEqualTo("none");
            assertThat(Browser.reason(here.as(token))).isEqualTo("none");
        }
    }

    @Test
    void letsAClientThatLostTheAnswerOfOneNodeGoOnAtTheOther() {
        var email = tenants.signUp("LEAD_GENERATION").email();

        for (var nodes : List.of(List.of(ahead, behind), List.of(behind, ahead))) {
            var token = signIn(here, Map.of("email", email)).text("signIn.session.refreshToken");
            Person.refresh(nodes.getFirst(), token).succeeded("sessionRefresh");

            var again = Person.refresh(nodes.getLast(), token).succeeded("sessionRefresh");

            Person.refresh(nodes.getFirst(), again.text("sessionRefresh.session.refreshToken"))
                    .succeeded("sessionRefresh");
        }
    }

    @Test
    void takesTheCodesOfAnAuthenticatorThatIsRight() {
        var owner = tenants.proven(tenants.signUp("LEAD_GENERATION"));
        var atHome = signIn(ahead, Map.of("email", owner.email()));
        var authenticator = OneTimeCodes.enable(ahead.as(atHome.text("signIn.session.accessToken")));

        signIn(behind, Map.of("email", owner.email(), "code", authenticator.next()))
                .succeeded("signIn");
    }

    @Test
    void takesALinkOfTheOtherAndGivesItItsTime() {
        var email = tenants.signUp("LEAD_GENERATION").email();

        for (var nodes : List.of(List.of(ahead, behind), List.of(behind, ahead))) {
            run(nodes.getFirst(), "magicLinkRequest", Map.of("email", email));
            assertThat(secondsLeft(email)).isBetween(600 - CLOSE.toSeconds(), 600 + CLOSE.toSeconds());

            run(
                    nodes.getLast(),
                    "magicLinkSignIn",
                    Map.of("token", MailedTokens.last(here, database, email, "magic-link")));
        }
    }

    private ConfigurableApplicationContext node(Duration off) {
        var machine = new MachineClock(Clock.offset(Clock.systemUTC(), off));
        return new SpringApplicationBuilder(Foyer.class)
                .properties("spring.main.register-shutdown-hook=false")
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(MachineClock.class, () -> machine))
                .run(
                        "--foyer.secret=" + TestDatabase.SECRET,
                        "--foyer.demo=false",
                        "--foyer.port=0",
                        "--foyer.management-port=0",
                        "--foyer.database.url=" + database.url(),
                        "--foyer.database.user=" + TestDatabase.OWNER,
                        "--foyer.database.password=" + TestDatabase.password(TestDatabase.OWNER));
    }

    private GraphQlClient client(ConfigurableApplicationContext node) {
        return here.at(
                URI.create("http://127.0.0.1:" + node.getEnvironment().getRequiredProperty("local.server.port")));
    }

    private static GraphQlAnswer signIn(GraphQlClient at, Map<String, Object> input) {
        var all = new java.util.HashMap<>(input);
        all.put("password", TestTenants.PASSWORD);
        return Person.signIn(at, all);
    }

    private static void run(GraphQlClient at, String field, Map<String, ?> input) {
        var type = Character.toUpperCase(field.charAt(0)) + field.substring(1) + "Input";
        at.post(
                        "mutation($input: %s!) { %s(input: $input) { userErrors { code } } }".formatted(type, field),
                        Map.of("input", input))
                .succeeded(field);
    }

    private long secondsLeft(String email) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(
                        "select extract(epoch from max(expires_at) - clock_timestamp())::bigint"
                                + " from identity.one_time_token where email = ? and purpose = 'MAGIC_LINK'")) {
            statement.setString(1, email);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
