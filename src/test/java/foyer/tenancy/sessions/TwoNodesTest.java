package foyer.tenancy.sessions;

import static foyer.testing.Awaited.timeUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.Foyer;
import foyer.platform.security.Actor;
import foyer.platform.security.Authenticator;
import foyer.platform.security.Credentials;
import foyer.tenancy.keys.ApiKeyApi;
import foyer.tenancy.roles.RoleApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes on one database: what one opens the other knows at once, what one ends ends on the other in a second. */
@FoyerTest
@Tag("graphql")
@TestInstance(Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final Duration SOON = Awaited.PROMPTLY;

    @Autowired
    GraphQlClient here;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private ConfigurableApplicationContext other;
    private GraphQlClient there;

    @BeforeAll
    void start() {
        other = new SpringApplicationBuilder(Foyer.class)
                .properties("spring.main.register-shutdown-hook=false")
                .run(
                        "--foyer.secret=" + TestDatabase.SECRET,
                        "--foyer.demo=false",
                        "--foyer.port=0",
                        "--foyer.management-port=0",
                        "--foyer.database.url=" + database.url(),
                        "--foyer.database.user=" + TestDatabase.OWNER,
                        "--foyer.database.password=" + TestDatabase.password(TestDatabase.OWNER));
        there = here.at(
                URI.create("http://127.0.0.1:" + other.getEnvironment().getRequiredProperty("local.server.port")));
    }

    @AfterAll
    void stop() {
        other.close();
    }

    @Test
    void endACookieForBothWithinASecond() {
        var browser = Browser.at(here);
        browser.signIn(tenants.signUp("LEAD_GENERATION").email()).succeeded("signIn");
        var sameThere = Browser.at(there).with(Objects.requireNonNull(browser.cookie()));
        assertThat(sameThere.reason()).as("known at once").isEqualTo("none");

        browser.post("mutation { signOut { userErrors { code } } }").succeeded("signOut");

        assertThat(timeUntilRevoked(sameThere)).isLessThan(SOON);
        assertThat(sameThere.reason()).isEqualTo("REVOKED");
    }

    @Test
    void endAllOfAPersonsSessionsForBothWithinASecond() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var browser = Browser.at(there);
        browser.signIn(owner.email()).succeeded("signIn");
        assertThat(browser.reason()).as("known there").isEqualTo("none");

        owner.client()
                .post("mutation { signOutEverywhere { userErrors { code } } }")
                .succeeded("signOutEverywhere");

        assertThat(timeUntilRevoked(browser)).isLessThan(SOON);
        assertThat(browser.reason()).isEqualTo("REVOKED");
    }

    @Test
    void knowANewCookieAtOnceAndTheOldOneNoMore() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var browser = Browser.at(here);
        browser.signIn(owner.email()).succeeded("signIn");
        var before = Browser.at(there).with(Objects.requireNonNull(browser.cookie()));
        assertThat(before.reason()).isEqualTo("none");

        browser.switchTo(owner.tenantId(), null).succeeded("tenantSwitch");

        assertThat(Browser.at(there)
                        .with(Objects.requireNonNull(browser.cookie()))
                        .reason())
                .isEqualTo("none");
        assertThat(before.reason()).isEqualTo("REVOKED");
    }

    @Test
    void knowANewTokenAtOnceThoughTheyHaveJustSeenTheOldOne() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var session = Person.signIn(here, Map.of("email", owner.email(), "password", TestTenants.PASSWORD));
        var old = there.as(session.text("signIn.session.accessToken"));
        var second = Person.createTenant(old, Map.of("name", "Second", "blueprint", "REAL_ESTATE"))
                .text("tenantCreate.tenant.id");
        assertThat(Browser.reason(old)).isEqualTo("none");

        var moved = Person.switchTo(here.as(session.text("signIn.session.accessToken")), second);

        assertThat(Browser.reason(there.as(moved.text("tenantSwitch.session.accessToken"))))
                .isEqualTo("none");
        assertThat(Browser.reason(old)).isEqualTo("REVOKED");
    }

    @RepeatedTest(3)
    void endAFamilyOfTokensForGoodHoweverManyReplayIt() throws Exception {
        var owner = tenants.signUp("LEAD_GENERATION");
        var storm = new RefreshStorm(
                List.of(here, there),
                Person.signIn(here, Map.of("email", owner.email(), "password", TestTenants.PASSWORD)));

        storm.run();

        assertThat(storm.ended()).isTrue();
        assertThat(storm.renewedAfterTheEnd()).isZero();
        assertThat(storm.goodRefreshTokens()).isZero();
        await().atMost(SOON).until(() -> storm.goodAccessTokens() == 0);
    }

    @Test
    void endAMemberForBothWithinASecond() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "ADMIN");
        assertThat(Browser.reason(there.as(member.accessToken()))).isEqualTo("none");

        owner.client()
                .post(
                        "mutation($id: ID!) { membershipUpdate(input: { id: $id, role: VIEWER }) { userErrors { code } } }",
                        Map.of("id", member.membershipId()))
                .succeeded("membershipUpdate");

        assertThat(timeUntil(
                        () -> !Browser.reason(there.as(member.accessToken())).equals("none")))
                .isLessThan(SOON);
        assertThat(Browser.reason(there.as(member.accessToken()))).isEqualTo("REVOKED");
    }

    @Test
    void endWhoHasARoleThatChangesForBothWithinASecond() {
        var roles = new RoleApi(tenants.signUp("LEAD_GENERATION"));
        var role = roles.create("Agent", "MEMBER", "LEADS_READ", "LEADS_WRITE");
        var member = roles.join(tenants, role);
        assertThat(Browser.reason(there.as(member.accessToken()))).isEqualTo("none");

        roles.member()
                .client()
                .post(
                        "mutation($id: ID!) { roleUpdate(input: { id: $id, version: 1, permissions: [] }) { userErrors { code } } }",
                        Map.of("id", role))
                .succeeded("roleUpdate");

        assertThat(timeUntil(
                        () -> !Browser.reason(there.as(member.accessToken())).equals("none")))
                .isLessThan(SOON);
        assertThat(Browser.reason(there.as(member.accessToken()))).isEqualTo("REVOKED");
    }

    @Test
    void endAKeyForBothWithinASecond() {
        var api = new ApiKeyApi(tenants.signUp("LEAD_GENERATION"));
        var key = api.make("Site", List.of("LEADS_READ"));
        var sameThere = there.as(key.secret());
        try (var socket = SocketClient.as(there.server(), key.secret())) {
            assertThat(sameThere.post("{ leads { totalCount } }").errors())
                    .as("known at once")
                    .isEmpty();

            api.revoke(key.id()).succeeded("apiKeyRevoke");

            assertThat(timeUntil(() ->
                            !sameThere.post("{ leads { totalCount } }").errors().isEmpty()))
                    .isLessThan(SOON);
            assertThat(socket.closed().code()).isEqualTo(4403);
        }
        assertThat(Browser.reason(sameThere)).isEqualTo("REVOKED");
    }

    @Test
    void cutASuspendedTenantsSocketsOnBothWithinASecond() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);
        var member = tenants.join(owner, "MEMBER");
        try (var socketHere = SocketClient.as(here.server(), member.accessToken());
                var socketThere = SocketClient.as(there.server(), member.accessToken())) {
            admin.client()
                    .post(
                            "mutation($id: ID!) { tenantSuspend(input: { id: $id, reason: \"Looking into it\" }) {"
                                    + " userErrors { code } } }",
                            Map.of("id", owner.tenantId()))
                    .succeeded("tenantSuspend");

            assertThat(timeUntil(() -> socketHere.isClosed() && socketThere.isClosed()))
                    .isLessThan(SOON);
        }
        var sameThere = there.as(member.accessToken());
        await().atMost(SOON)
                .until(() ->
                        sameThere.post("{ leads { totalCount } }").errorCodes().contains("TENANT_SUSPENDED"));
    }

    @Test
    void takeInATicketOfTheOther() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var ticket = owner.client().post("{ socketTicket }").text("socketTicket");
        var credentials = new Credentials(null, ticket, null);
        var authenticator = other.getBean(Authenticator.class);

        assertThat(authenticator.authenticate(credentials).userId()).isEqualTo(owner.user());
        assertThat(authenticator.authenticate(credentials)).isEqualTo(new Actor.Anonymous(Actor.Reason.INVALID));
    }

    private static Duration timeUntilRevoked(Browser browser) {
        return timeUntil(() -> !browser.reason().equals("none"));
    }
}
