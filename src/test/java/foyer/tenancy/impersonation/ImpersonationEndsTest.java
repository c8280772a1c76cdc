package foyer.tenancy.impersonation;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.roles.RoleApi;
import foyer.tenancy.sessions.Browser;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An acting as somebody else ends on time, with whatever it rests on, and when whoever acts has seen enough. */
@FoyerTest
@Tag("graphql")
class ImpersonationEndsTest {

    private static final Duration SOON = Awaited.PROMPTLY;

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void endsAfterHalfAnHourHoweverOftenItIsRefreshed() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var begun = ImpersonationApi.start(tenants.superAdmin(owner).client(), ImpersonationApi.input(owner));

        client.post(
                        "mutation($token: String!) { sessionRefresh(input: { refreshToken: $token }) { userErrors { code } } }",
                        Map.of("token", begun.text("impersonationStart.session.refreshToken")))
                .succeeded("sessionRefresh");

        assertThat(new ImpersonationApi(database)
                        .texts(
                                "select (expires_at - created_at)::text || ' ' || (ends_at - created_at)::text from"
                                        + " identity.session where user_id = ? and impersonator_id is not null",
                                owner.user()))
                .containsExactly("00:30:00 00:30:00");
    }

    @Test
    void endsWithTheSessionOfWhoeverActs() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);
        var acting = ImpersonationApi.start(admin.client(), ImpersonationApi.input(owner))
                .text("impersonationStart.session.accessToken");
        try (var socket = SocketClient.as(client.server(), acting)) {
            admin.client().post("mutation { signOut { userErrors { code } } }").succeeded("signOut");

            assertThat(socket.closed().code()).isEqualTo(4403);
            assertEnds(client.as(acting));
        }
    }

    @Test
    void endsWhenThePersonSignsOutEverywhere() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var acting = tenants.impersonate(tenants.superAdmin(owner), owner);

        owner.client()
                .post("mutation { signOutEverywhere { userErrors { code } } }")
                .succeeded("signOutEverywhere");

        assertEnds(acting);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update tenancy.tenant set impersonation_allowed = false where id = '${tenant}'",
                "delete from identity.super_admin where user_id = '${admin}'",
                "update identity.user_account set active = false where id = '${admin}'",
                "update identity.user_account set active = false where id = '${user}'",
                "update tenancy.membership set status = 'SUSPENDED' where id = '${membership}'",
                "update tenancy.membership set status = 'REMOVED' where id = '${membership}'"
            })
    void endsWhenEitherIsNoLongerWhatTheyWere(String change) throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);
        var acting = ImpersonationApi.start(admin.client(), ImpersonationApi.input(owner))
                .text("impersonationStart.session.accessToken");
        try (var socket = SocketClient.as(client.server(), acting)) {
            change(change.replace("${admin}", admin.user().toString())
                    .replace("${tenant}", owner.tenant().toString())
                    .replace("${user}", owner.user().toString())
                    .replace("${membership}", owner.membership().toString()));

            assertThat(socket.closed().code()).isEqualTo(4403);
            assertEnds(client.as(acting));
        }
    }

    @Test
    void endsWhenThePersonIsAsStrongAsWhoeverActs() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        var acting = ImpersonationApi.start(owner.client(), ImpersonationApi.input(member))
                .text("impersonationStart.session.accessToken");
        try (var socket = SocketClient.as(client.server(), acting)) {
            change("update tenancy.membership set role = 'OWNER' where id = '%s'".formatted(member.membership()));

            assertThat(socket.closed().code()).isEqualTo(4403);
            assertEnds(client.as(acting));
        }
    }

    @Test
    void endsWhenWhoeverActsSeesTheOnesRecordsNoMore() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var roles = new RoleApi(owner);
        var caller = roles.join(tenants, roles.create("Support", "ADMIN", "MEMBERS_IMPERSONATE", "LEADS_READ"));
        var agent = roles.join(tenants, roles.create("Agent", "MEMBER", "LEADS_READ:OWN"));
        var acting = client.as(ImpersonationApi.start(caller.client(), ImpersonationApi.input(agent))
                .text("impersonationStart.session.accessToken"));
        assertThat(Browser.reason(acting)).isEqualTo("none");

        change("update tenancy.custom_role set grants = '{MEMBERS_IMPERSONATE,LEADS_READ:OWN}'"
                + " where name = 'Support' and tenant_id = '%s'".formatted(owner.tenant()));

        assertEnds(acting);
    }

    @Test
    void isStoppedByWhoeverActsAndOnlyThen() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);
        var acting = tenants.impersonate(admin, owner);
        var stop = "mutation { impersonationStop { session { accessToken } userErrors { code } } }";

        assertThat(acting.post(stop).succeeded("impersonationStop").body()).contains("\"session\":null");

        assertThat(Browser.reason(acting)).isEqualTo("REVOKED");
        assertThat(admin.client().post(stop).userErrors("impersonationStop").toString())
                .contains("NOT_IMPERSONATING");
    }

    @Test
    void givesTheCookieBackToWhoeverActed() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);
        var browser = Browser.at(client);
        browser.signIn(admin.email()).succeeded("signIn");
        var tokens = new HashMap<String, Object>(ImpersonationApi.input(owner));
        tokens.put("transport", "BEARER");
        assertThat(ImpersonationApi.start(browser.client(), tokens).errorCodes())
                .containsExactly("BAD_USER_INPUT");

        var begun = browser.keep(ImpersonationApi.start(browser.client(), ImpersonationApi.input(owner))
                .succeeded("impersonationStart"));
        assertThat(begun.body()).contains("\"accessToken\":null");
        assertThat(browser.client().post(ImpersonationApi.WHO).text("viewer.impersonator.email"))
                .isEqualTo(admin.email());

        browser.post("mutation { impersonationStop { session { user { email } } userErrors { code } } }")
                .succeeded("impersonationStop");
        assertThat(browser.client().post(ImpersonationApi.WHO).text("viewer.user.email"))
                .isEqualTo(admin.email());
        assertThat(browser.client()
                        .post(ImpersonationApi.WHO)
                        .data("viewer.impersonator")
                        .isNull())
                .isTrue();
    }

    private static void assertEnds(GraphQlClient acting) {
        Awaitility.await().atMost(SOON).until(() -> !Browser.reason(acting).equals("none"));
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
