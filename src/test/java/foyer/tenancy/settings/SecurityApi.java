package foyer.tenancy.settings;

import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.Map;

/** Asks for what a tenant's policy of signing in takes. */
final class SecurityApi {

    private SecurityApi() {}

    static GraphQlAnswer update(TestMember member, Map<String, ?> input) {
        return member.client()
                .post(
                        "mutation($input: TenantSecurityUpdateInput!) { tenantSecurityUpdate(input: $input) { tenant { id } userErrors { code } } }",
                        Map.of("input", input));
    }

    /** The same person in another tenant that they own. */
    static TestMember elsewhere(TestTenants tenants, TestMember member) {
        var tenant = member.client()
                .post(
                        "mutation { tenantCreate(input: { name: \"Second\", blueprint: REAL_ESTATE }) { tenant { id } } }")
                .text("tenantCreate.tenant.id");
        return tenants.signIn(member.email(), tenant);
    }
}
