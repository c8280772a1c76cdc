package foyer.tenancy.settings;

import static foyer.tenancy.settings.SecurityApi.elsewhere;
import static foyer.tenancy.settings.SecurityApi.update;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.tenancy.TenantId;
import foyer.tenancy.policies.SecurityPolicies;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What tenants ask of how their members sign in. */
@FoyerTest
@Tag("graphql")
class SecurityPolicyTest {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    @Autowired
    SecurityPolicies policies;

    @Test
    void asksNothingUntilItIsChangedAndThenThat() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var asked =
                "{ viewer { tenant { security { passwordMinLength secondFactorRequired sessionHours emailDomains } } } }";
        assertThat(owner.client().post(asked).data("viewer.tenant.security").toString())
                .isEqualTo(
                        "{\"passwordMinLength\":null,\"secondFactorRequired\":false,\"sessionHours\":null,\"emailDomains\":[]}");

        update(owner, Map.of("passwordMinLength", 12, "emailDomains", List.of(" Palm.Example ", "palm.example")))
                .succeeded("tenantSecurityUpdate");
        update(owner, Map.of("sessionHours", 8)).succeeded("tenantSecurityUpdate");

        assertThat(owner.client().post(asked).data("viewer.tenant.security").toString())
                .isEqualTo("{\"passwordMinLength\":12,\"secondFactorRequired\":false,\"sessionHours\":8,"
                        + "\"emailDomains\":[\"palm.example\"]}");
    }

    @ParameterizedTest
    @CsvSource({
        "passwordMinLength, 7, OUT_OF_RANGE",
        "passwordMinLength, 65, OUT_OF_RANGE",
        "sessionHours, 0, OUT_OF_RANGE",
        "sessionHours, 2161, OUT_OF_RANGE"
    })
    void refusesANumberThatIsTooSmallOrTooLarge(String field, int value, String code) {
        assertThat(codes(update(tenants.signUp("LEAD_GENERATION"), Map.of(field, value))))
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"''", "example", "@example.com", "a b.example", "example..com", "*.example.com", "-a.example"})
    void refusesWhatIsNoDomain(String domain) {
        assertThat(codes(update(tenants.signUp("LEAD_GENERATION"), Map.of("emailDomains", List.of(domain)))))
                .containsExactly("DOMAIN_INVALID");
    }

    @Test
    void admitsAddressesOfItsDomains() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var tenant = new TenantId(owner.tenant());
        assertThat(policies.of(tenant).admits("a@other.example")).isTrue();

        update(owner, Map.of("emailDomains", List.of("palm.example"))).succeeded("tenantSecurityUpdate");

        assertThat(policies.of(tenant).admits("a@Palm.example")).isTrue();
        assertThat(policies.of(tenant).admits("a@other.example")).isFalse();
        assertThat(policies.of(tenant).admits("a@evil-palm.example")).isFalse();
    }

    @Test
    void holdsAPasswordToTheStrictestOfTheTenants() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = elsewhere(tenants, owner);
        update(other, Map.of("passwordMinLength", 30)).succeeded("tenantSecurityUpdate");

        assertThat(change(owner, "nine purple hinges sing 77").userErrorCodes("passwordChange"))
                .containsExactly("PASSWORD_WEAK");
        change(owner, "nine purple hinges sing 77 to the moon").succeeded("passwordChange");
    }

    @Test
    void endsASessionAfterTheFewestHoursOfTheTenants() {
        var owner = tenants.signUp("LEAD_GENERATION");
        update(elsewhere(tenants, owner), Map.of("sessionHours", 5)).succeeded("tenantSecurityUpdate");
        update(owner, Map.of("sessionHours", 9)).succeeded("tenantSecurityUpdate");

        tenants.signIn(owner.email(), owner.tenantId());

        assertThat(database.text(
                        "select (ends_at - created_at)::text || ' ' || (expires_at <= ends_at) from identity.session"
                                + " where user_id = '%s' order by id desc limit 1".formatted(owner.user())))
                .isEqualTo("05:00:00 true");
    }

    @Test
    void endsASessionThatMovesInAfterItsHours() {
        var owner = tenants.signUp("LEAD_GENERATION");
        var other = elsewhere(tenants, owner);
        update(other, Map.of("sessionHours", 5)).succeeded("tenantSecurityUpdate");

        owner.client()
                .post(
                        "mutation($id: ID!) { tenantSwitch(input: { id: $id }) { userErrors { code } } }",
                        Map.of("id", other.tenantId()))
                .succeeded("tenantSwitch");

        assertThat(database.text(
                        "select (ends_at between now() + interval '4 hours' and now() + interval '5 hours')::text || ' '"
                                + " || (expires_at <= ends_at) || ' ' || (tenant_id = '%s') from identity.session"
                                        .formatted(other.tenant())
                                + " where user_id = '%s' order by id limit 1".formatted(owner.user())))
                .isEqualTo("true true true");
    }

    private static GraphQlAnswer change(TestMember member, String password) {
        return member.client()
                .post(
                        "mutation($input: PasswordChangeInput!) { passwordChange(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("currentPassword", TestTenants.PASSWORD, "newPassword", password)));
    }

    private static List<String> codes(GraphQlAnswer answer) {
        return codes(answer, "tenantSecurityUpdate");
    }

    private static List<String> codes(GraphQlAnswer answer, String field) {
        return answer.userErrorCodes(field);
    }
}
