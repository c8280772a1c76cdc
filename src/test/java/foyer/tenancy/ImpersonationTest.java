package foyer.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.TypeIds;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.SocketClient;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody acts as a member for a while: sees what they see, changes nothing, and is known to everybody concerned. */
@FoyerTest
@Tag("graphql")
class ImpersonationTest {

    private static final Duration SOON = Duration.ofMillis(1_500);
    private static final String REASON = "Looking into ticket 42";
    private static final String WHO =
            "{ viewer { user { email } tenant { id } impersonator { name email until reason } } }";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private GraphQlAnswer start(GraphQlClient as, Map<String, ?> input) {
        return as.post(
                "mutation($input: ImpersonationStartInput!) { impersonationStart(input: $input) { session { accessToken"
                        + " refreshToken user { email } } userErrors { code path } } }",
                Map.of("input", input));
    }

    private static Map<String, Object> input(TestMember member) {
        return new HashMap<>(
                Map.of("tenantId", member.tenantId(), "membershipId", member.membershipId(), "reason", REASON));
    }

    @Test
    void showsWhatThePersonSeesAndWhoLooks() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);

        var acting = tenants.impersonate(admin, owner);

        var who = acting.post(WHO);
        assertThat(who.text("viewer.user.email")).isEqualTo(owner.email());
        assertThat(who.text("viewer.tenant.id")).isEqualTo(owner.tenantId());
        assertThat(who.text("viewer.impersonator.email")).isEqualTo(admin.email());
        assertThat(who.text("viewer.impersonator.reason")).isEqualTo("Looking into what they see");
        assertThat(acting.post("{ leads { totalCount } }").errorCodes()).isEmpty();
        assertThat(owner.client().post(WHO).data("viewer.impersonator").isNull())
                .isTrue();
        assertThat(acting.post("{ viewer { user { sessions { nodes { current impersonated } } } } }")
                        .body())
                .contains("{\"current\":true,\"impersonated\":true}", "{\"current\":false,\"impersonated\":false}");
    }

    @Test
    void isKeptInBothLogsAndToldByMail() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);

        start(admin.client(), input(owner)).succeeded("impersonationStart");

        assertThat(texts(
                        "select actor_id || ' ' || on_behalf_of || ' ' || (diff #>> '{reason,after}') from audit.entry"
                                + " where tenant_id = ? and action = 'impersonation.start'",
                        owner.tenant()))
                .containsExactly(admin.user() + " " + owner.membership() + " " + REASON);
        assertThat(texts(
                        "select (diff #>> '{tenant,after}') || ' ' || (diff #>> '{reason,after}') from"
                                + " audit.platform_entry where user_id = ? and action = 'impersonation.start'",
                        admin.user()))
                .containsExactly(owner.tenantId() + " " + REASON);
        assertThat(texts(
                        "select recipient from platform.mail where user_id = ? and template = 'impersonated'",
                        owner.user()))
                .containsExactly(owner.email());
    }

    @Test
    void saysInTheTokenWhoActs() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);

        var token = start(admin.client(), input(owner)).text("impersonationStart.session.accessToken");

        var claims = new String(
                Base64.getUrlDecoder().decode(Objects.requireNonNull(token).split("\\.", -1)[1]),
                StandardCharsets.UTF_8);
        assertThat(claims)
                .contains(
                        "\"act\":{\"sub\":\"" + admin.user() + "\"}",
                        owner.user().toString());
    }

    @Test
    void endsAfterHalfAnHourHoweverOftenItIsRefreshed() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var begun = start(tenants.superAdmin(owner).client(), input(owner));

        client.post(
                        "mutation($token: String!) { sessionRefresh(input: { refreshToken: $token }) { userErrors { code } } }",
                        Map.of("token", begun.text("impersonationStart.session.refreshToken")))
                .succeeded("sessionRefresh");

        assertThat(texts(
                        "select (expires_at - created_at)::text || ' ' || (ends_at - created_at)::text from"
                                + " identity.session where user_id = ? and impersonator_id is not null",
                        owner.user()))
                .containsExactly("00:30:00 00:30:00");
    }

    @Test
    void endsWithTheSessionOfWhoeverActs() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);
        var acting = start(admin.client(), input(owner)).text("impersonationStart.session.accessToken");
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
                "delete from identity.super_admin where user_id = '${admin}'",
                "update identity.user_account set active = false where id = '${admin}'",
                "update identity.user_account set active = false where id = '${user}'",
                "update tenancy.membership set status = 'SUSPENDED' where id = '${membership}'",
                "update tenancy.membership set status = 'REMOVED' where id = '${membership}'"
            })
    void endsWhenEitherIsNoLongerWhatTheyWere(String change) throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var admin = tenants.superAdmin(owner);
        var acting = start(admin.client(), input(owner)).text("impersonationStart.session.accessToken");
        try (var socket = SocketClient.as(client.server(), acting)) {
            change(change.replace("${admin}", admin.user().toString())
                    .replace("${user}", owner.user().toString())
                    .replace("${membership}", owner.membership().toString()));

            assertThat(socket.closed().code()).isEqualTo(4403);
            assertEnds(client.as(acting));
        }
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
        var tokens = new HashMap<String, Object>(input(owner));
        tokens.put("transport", "BEARER");
        assertThat(start(browser.client(), tokens).errorCodes()).containsExactly("BAD_USER_INPUT");

        var begun = browser.keep(start(browser.client(), input(owner)).succeeded("impersonationStart"));
        assertThat(begun.body()).contains("\"accessToken\":null");
        assertThat(browser.client().post(WHO).text("viewer.impersonator.email")).isEqualTo(admin.email());

        browser.post("mutation { impersonationStop { session { user { email } } userErrors { code } } }")
                .succeeded("impersonationStop");
        assertThat(browser.client().post(WHO).text("viewer.user.email")).isEqualTo(admin.email());
        assertThat(browser.client().post(WHO).data("viewer.impersonator").isNull())
                .isTrue();
    }

    @Test
    void isRefusedByATenantThatWantsNobodyFromOutside() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        owner.client()
                .post("mutation { tenantUpdate(input: { impersonationAllowed: false }) { userErrors { code } } }")
                .succeeded("tenantUpdate");

        assertThat(code(start(tenants.superAdmin(owner).client(), input(member))))
                .isEqualTo("REFUSED_BY_TENANT");
        start(owner.client(), input(member)).succeeded("impersonationStart");
        assertThat(owner.client()
                        .post("{ tenant(id: \"%s\") { impersonationAllowed } }".formatted(owner.tenantId()))
                        .data("tenant.impersonationAllowed")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"MEMBER, ", "VIEWER, ", "ADMIN, ", "OWNER, MEMBER_STRONGER"})
    void letsAnOwnerActAsWhoeverIsWeaker(String role, @Nullable String code) {
        var owner = tenants.signUp("LEAD_GENERATION");

        assertThat(code(start(owner.client(), input(tenants.join(owner, role)))))
                .isEqualTo(code);
    }

    @Test
    void isForNobodyElseAndAboutNobodyElse() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = tenants.signUp("REAL_ESTATE");
        var admin = tenants.superAdmin(owner);
        var brief = input(owner);
        brief.put("reason", "   brief    ");
        var nowhere = input(owner);
        nowhere.remove("tenantId");

        assertThat(code(start(owner.client(), input(owner)))).isEqualTo("SELF");
        assertThat(code(start(owner.client(), input(other)))).isEqualTo("MEMBER_NOT_FOUND");
        assertThat(code(start(admin.client(), brief))).isEqualTo("REASON_INVALID");
        assertThat(code(start(admin.client(), nowhere))).isEqualTo("TENANT_REQUIRED");
        var unknown = input(owner);
        unknown.put("membershipId", TypeIds.encode("mem", UUID.randomUUID()));
        assertThat(code(start(admin.client(), unknown))).isEqualTo("MEMBER_NOT_FOUND");
        assertThat(start(tenants.join(owner, "ADMIN").client(), input(owner)).errorCodes())
                .containsExactly("FORBIDDEN");
        assertThat(start(tenants.impersonate(admin, owner), input(tenants.join(owner, "MEMBER")))
                        .errorCodes())
                .containsExactly("FORBIDDEN");
    }

    private static @Nullable String code(GraphQlAnswer answer) {
        var errors = answer.data("impersonationStart.userErrors");
        return errors.isEmpty() ? null : errors.get(0).path("code").asString();
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

    private List<String> texts(String sql, UUID id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }
}
