package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is closed for not having paid sees all that it takes to pay, to take their data away and to leave. */
@FoyerTest
@Tag("graphql")
class BlockedTenantTest {

    @Autowired
    TestTenants tenants;

    @Test
    void seesWhatItHasAndWhatItCosts() {
        var owner = tenants.signUpFree("LEAD_GENERATION");
        tenants.update("update entitlements.claim set access = 'BLOCKED' where tenant_id = ?", owner.tenant());
        Awaited.until(() ->
                owner.client().post("{ leads { totalCount } }").errorCodes().equals(List.of("PAYMENT_REQUIRED")));

        var seen = owner.client().post("""
                { viewer { permissions tenant {
                    name deletion { purgeAt }
                    entitlements { key allowed limit used }
                    billing { plan { code } accessLevel invoices { nodes { number } } payments { nodes { id } }
                      refunds { nodes { id } } history { nodes { id } } subscription { status } } } }
                  plans(blueprint: LEAD_GENERATION) { code prices { id } }
                  files { nodes { id } } jobs { nodes { id } } }""");

        assertThat(seen.errorCodes()).isEmpty();
        assertThat(seen.data("viewer.tenant.entitlements")).isNotEmpty();
        assertThat(seen.text("viewer.tenant.billing.plan.code")).isEqualTo("FREE");
        assertThat(owner.client()
                        .post("{ viewer { tenant { memberships { totalCount } } } }")
                        .errorCodes())
                .containsExactly("PAYMENT_REQUIRED");
        new BillingApi(owner).start(BillingApi.checkout("PRO", 1)).succeeded("billingCheckoutStart");
        owner.client()
                .post(
                        "mutation($input: TenantRequestDeletionInput!) { tenantRequestDeletion(input: $input) {"
                                + " counts { noun } userErrors { code } } }",
                        Map.of(
                                "input",
                                Map.of(
                                        "confirmSlug",
                                        owner.client()
                                                .post("{ viewer { tenant { slug } } }")
                                                .text("viewer.tenant.slug"),
                                        "dryRun",
                                        true)))
                .succeeded("tenantRequestDeletion");
    }
}
