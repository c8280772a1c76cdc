package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever runs the platform finds what a tenant has paid without acting as one of its members. */
@FoyerTest
@Tag("graphql")
class TenantPaymentsTest {

    @Autowired
    TestTenants tenants;

    private RefundApi refunds;
    private GraphQlClient admin;

    @BeforeEach
    void signUp() {
        refunds = new RefundApi(tenants.signUpFree("LEAD_GENERATION"));
        admin = tenants.superAdmin(refunds.member()).client();
    }

    private GraphQlAnswer payments(String tenant, @Nullable String after) {
        var variables = new HashMap<String, @Nullable Object>(Map.of("id", tenant));
        variables.put("after", after);
        return admin.post("""
                query($id: ID!, $after: String) { tenantPayments(tenantId: $id, first: 1, after: $after) {
                    totalCount pageInfo { hasNextPage endCursor }
                    nodes { id provider reference status amount { amountMinor } refunded { amountMinor } failureCode at } } }""", variables);
    }

    private GraphQlAnswer payments() {
        return payments(refunds.member().tenantId(), null);
    }

    @Test
    void whoeverFindsAPaymentGivesItBackThoughNobodyMayActAsAMember() {
        refunds.member()
                .client()
                .post("mutation { tenantUpdate(input: { impersonationAllowed: false }) { userErrors { code } } }")
                .succeeded("tenantUpdate");
        refunds.paid();

        var found = payments();
        var payment = found.data("tenantPayments.nodes.0");
        refunds.issue(
                        admin,
                        payment.path("id").asString(),
                        null,
                        UUID.randomUUID().toString())
                .succeeded("refundIssue");

        assertThat(found.data("tenantPayments.totalCount").asInt()).isEqualTo(1);
        assertThat(payment.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(payment.path("reference").asString()).isNotBlank();
        assertThat(payment.path("refunded").path("amountMinor").asLong()).isZero();
        assertThat(payments().data("tenantPayments.nodes.0.refunded.amountMinor"))
                .isEqualTo(payment.path("amount").path("amountMinor"));
    }

    @Test
    void arePagedAndOfThatTenantOnly() {
        for (var minute = 1; minute <= 2; minute++) {
            tenants.update("""
                    insert into billing.payment (tenant_id, provider, external_id, status, currency, amount_minor,
                        refunded_minor, failure_code, at, seen_at)
                    values (?, 'STRIPE', 'pi_' || ?::text, 'FAILED', 'USD', 1, 0, 'card_declined',
                        now() - make_interval(mins => ?), now())""", refunds.member().tenant(), minute, minute);
        }

        var first = payments();
        var second = payments(refunds.member().tenantId(), first.text("tenantPayments.pageInfo.endCursor"));

        assertThat(first.text("tenantPayments.nodes.0.reference")).isEqualTo("pi_1");
        assertThat(first.data("tenantPayments.totalCount").asInt()).isEqualTo(2);
        assertThat(second.text("tenantPayments.nodes.0.reference")).isEqualTo("pi_2");
        assertThat(second.data("tenantPayments.pageInfo.hasNextPage").asBoolean())
                .isFalse();
        var other = tenants.signUpFree("LEAD_GENERATION");
        assertThat(payments(other.tenantId(), null).data("tenantPayments.nodes"))
                .isEmpty();
        assertThat(payments("tnt_01h455vb4pex5vsknk084sn02q", null)
                        .data("tenantPayments")
                        .isNull())
                .isTrue();
        assertThat(other.client()
                        .post("{ tenantPayments(tenantId: \"%s\") { totalCount } }".formatted(other.tenantId()))
                        .errorCodes())
                .as("an owner")
                .containsExactly("FORBIDDEN");
    }
}
