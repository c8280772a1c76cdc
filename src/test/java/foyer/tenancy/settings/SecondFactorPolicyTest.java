package foyer.tenancy.settings;

import static foyer.tenancy.settings.SecurityApi.elsewhere;
import static foyer.tenancy.settings.SecurityApi.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.OneTimeCodes;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant that asks for a second factor has nobody act in it without one. */
@FoyerTest
@Tag("graphql")
class SecondFactorPolicyTest {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void letsNobodyActWithoutTheSecondFactorThatItAsksFor() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.proven(tenants.join(owner, "MEMBER"));
        requireFactor(owner);

        await().atMost(BOUND)
                .until(() -> member.client()
                        .post("{ viewer { permissions } }")
                        .data("viewer")
                        .isNull());
        assertThat(owner.client().post("{ viewer { tenant { id } } }").text("viewer.tenant.id"))
                .isEqualTo(owner.tenantId());
        var outside = signIn(member, null);
        assertThat(codes(outside, "signIn")).containsExactly("SECOND_FACTOR_REQUIRED");
        assertThat(outside.data("signIn.session.tenant").isNull()).isTrue();
        var there = client.as(outside.text("signIn.session.accessToken"));
        assertThat(there.post("{ pipelines { id } }").errorCodes()).containsExactly("FORBIDDEN");
        assertThat(codes(switchTo(there, member), "tenantSwitch")).containsExactly("SECOND_FACTOR_REQUIRED");

        var authenticator = OneTimeCodes.enable(there);

        switchTo(there, member).succeeded("tenantSwitch");
        var inside = signIn(member, authenticator.next()).succeeded("signIn");
        assertThat(inside.text("signIn.session.tenant.id")).isEqualTo(member.tenantId());
        assertThat(codes(
                        client.as(inside.text("signIn.session.accessToken"))
                                .post(
                                        "mutation($input: TotpDisableInput!) { totpDisable(input: $input) { userErrors { code } } }",
                                        Map.of("input", Map.of("code", "123456"))),
                        "totpDisable"))
                .containsExactly("SECOND_FACTOR_REQUIRED");
    }

    @Test
    void asksFrozenMembersForItToo() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.join(owner, "MEMBER");
        become("FROZEN", member, owner);
        requireFactor(owner);

        var answer = signIn(member, null);

        assertThat(codes(answer, "signIn")).containsExactly("SECOND_FACTOR_REQUIRED");
        assertThat(client.as(answer.text("signIn.session.accessToken"))
                        .post("{ pipelines { id } }")
                        .errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void keepsTheFactorOfWhoeverIsSuspendedWhereItIsAsked() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = elsewhere(tenants, tenants.proven(tenants.join(owner, "MEMBER")));
        var authenticator = OneTimeCodes.enable(member.client());
        requireFactor(owner);
        become("SUSPENDED", member, owner);

        assertThat(disable(member.client(), authenticator.next())).containsExactly("SECOND_FACTOR_REQUIRED");
    }

    @Test
    void doesNotLetASessionWaitWithoutItUntilItsUserComesBack() throws SQLException {
        var owner = tenants.signUp("LEAD_GENERATION");
        var member = tenants.proven(tenants.join(owner, "MEMBER"));
        var authenticator = OneTimeCodes.enable(member.client());
        requireFactor(owner);
        var inside = signIn(member, authenticator.next()).succeeded("signIn");
        become("REMOVED", member, owner);
        var left = refreshed(inside.text("signIn.session.refreshToken"));
        var leaver = client.as(left.text("sessionRefresh.session.accessToken"));

        assertThat(disable(leaver, authenticator.recoveryCodes().getFirst())).isEmpty();
        become("ACTIVE", member, owner);

        var back = refreshed(left.text("sessionRefresh.session.refreshToken"));
        assertThat(back.data("sessionRefresh.session.tenant").isNull()).isTrue();
        assertThat(client.as(back.text("sessionRefresh.session.accessToken"))
                        .post("{ pipelines { id } }")
                        .errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void doesNotLockOutWhoeverAsksForASecondFactor() {
        var owner = tenants.signUp("LEAD_GENERATION");

        assertThat(codes(update(owner, Map.of("secondFactorRequired", true))))
                .containsExactly("SECOND_FACTOR_REQUIRED");
    }

    private void requireFactor(TestMember owner) {
        OneTimeCodes.enable(tenants.proven(owner).client());
        update(owner, Map.of("secondFactorRequired", true)).succeeded("tenantSecurityUpdate");
    }

    /** Makes the person's membership of the colleague's tenant what it is called. */
    private void become(String status, TestMember member, TestMember colleague) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(
                        "update tenancy.membership set status = ? where user_id = ? and tenant_id = ?")) {
            statement.setString(1, status);
            statement.setObject(2, member.user());
            statement.setObject(3, colleague.tenant());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private GraphQlAnswer refreshed(String token) {
        return client.post(
                        "mutation($input: SessionRefreshInput!) { sessionRefresh(input: $input) { session { accessToken refreshToken tenant { id } } userErrors { code } } }",
                        Map.of("input", Map.of("refreshToken", token)))
                .succeeded("sessionRefresh");
    }

    private static List<String> disable(GraphQlClient client, String code) {
        return codes(
                client.post(
                        "mutation($input: TotpDisableInput!) { totpDisable(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("code", code))),
                "totpDisable");
    }

    private GraphQlAnswer signIn(TestMember member, @Nullable String code) {
        var input = new HashMap<String, Object>(
                Map.of("email", member.email(), "password", TestTenants.PASSWORD, "tenant", member.tenantId()));
        if (code != null) {
            input.put("code", code);
        }
        return client.post(
                "mutation($input: SignInInput!) { signIn(input: $input) { session { accessToken refreshToken tenant { id } } userErrors { code } } }",
                Map.of("input", input));
    }

    private static GraphQlAnswer switchTo(GraphQlClient client, TestMember member) {
        return client.post(
                "mutation($input: TenantSwitchInput!) { tenantSwitch(input: $input) { session { accessToken } userErrors { code } } }",
                Map.of("input", Map.of("id", member.tenantId())));
    }

    private static List<String> codes(GraphQlAnswer answer) {
        return codes(answer, "tenantSecurityUpdate");
    }

    private static List<String> codes(GraphQlAnswer answer, String field) {
        return answer.userErrorCodes(field);
    }
}
