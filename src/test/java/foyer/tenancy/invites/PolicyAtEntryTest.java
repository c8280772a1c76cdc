package foyer.tenancy.invites;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.OneTimeCodes;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a tenant asks of those who join it. */
@FoyerTest
@Tag("graphql")
class PolicyAtEntryTest {

    private static final String LONG_PASSWORD = "nine purple hinges sing 77 to the moon";

    @Autowired
    GraphQlClient client;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Test
    void holdsTheFirstPasswordToIt() {
        var owner = tenants.signUp("LEAD_GENERATION");
        update(owner, Map.of("passwordMinLength", 30)).succeeded("tenantSecurityUpdate");
        var email = address();
        var token = InviteApi.invited(owner, "MEMBER", email, client, database);

        assertThat(signUp(email, token, "nine purple hinges sing 77").userErrorCodes("signUp"))
                .containsExactly("PASSWORD_WEAK");
        assertThat(signUp(email, token, LONG_PASSWORD).succeeded("signUp").text("signUp.session.tenant.id"))
                .isEqualTo(owner.tenantId());
    }

    @Test
    void letsNobodyInBeforeTheyHaveASecondFactor() {
        var owner = tenants.signUp("LEAD_GENERATION");
        OneTimeCodes.enable(tenants.proven(owner).client());
        update(owner, Map.of("secondFactorRequired", true)).succeeded("tenantSecurityUpdate");
        var email = address();
        var token = InviteApi.invited(owner, "MEMBER", email, client, database);

        var answer = signUp(email, token, LONG_PASSWORD).succeeded("signUp");

        assertThat(answer.data("signUp.session.tenant").isNull()).isTrue();
        assertThat(client.as(answer.text("signUp.session.accessToken"))
                        .post("{ pipelines { id } }")
                        .errorCodes())
                .containsExactly("FORBIDDEN");
    }

    @Test
    void letsInWhoseProvenAddressIsOfItsDomains() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var email = address();
        var invited = InviteApi.invited(owner, "MEMBER", email, client, database);
        var link = InviteApi.link(owner, Map.of()).text("inviteLinkCreate.token");
        update(owner, Map.of("emailDomains", List.of("palm.example"))).succeeded("tenantSecurityUpdate");

        assertThat(signUp(email, invited, LONG_PASSWORD).userErrorCodes("signUp"))
                .containsExactly("DOMAIN_FORBIDDEN");
        assertThat(signUp(email, link, LONG_PASSWORD).userErrorCodes("signUp")).containsExactly("DOMAIN_FORBIDDEN");
        var claimed = UUID.randomUUID() + "@palm.example";
        var outside = signUp(claimed, link, LONG_PASSWORD).succeeded("signUp");
        assertThat(outside.data("signUp.session.tenant").isNull()).isTrue();

        update(owner, Map.of("emailDomains", List.of("palm.example", "example.com")))
                .succeeded("tenantSecurityUpdate");
        assertThat(signUp(email, invited, LONG_PASSWORD).succeeded("signUp").text("signUp.session.tenant.id"))
                .isEqualTo(owner.tenantId());
    }

    private static String address() {
        return "new-" + UUID.randomUUID() + "@example.com";
    }

    private GraphQlAnswer signUp(String email, String token, String password) {
        return client.post(
                "mutation($input: SignUpInput!) { signUp(input: $input) { session { accessToken tenant { id } } userErrors { code } } }",
                Map.of("input", Map.of("email", email, "password", password, "name", "Sami", "inviteToken", token)));
    }

    private static GraphQlAnswer update(TestMember member, Map<String, ?> input) {
        return member.client()
                .post(
                        "mutation($input: TenantSecurityUpdateInput!) { tenantSecurityUpdate(input: $input) { userErrors { code } } }",
                        Map.of("input", input));
    }
}
