package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who did what with what a tenant pays, as whoever pays reads it. */
@FoyerTest
@Tag("graphql")
class BillingHistoryTest {

    private static final String BILLING = """
            { viewer { tenant { billing {
              invoices { nodes { number } }
              history(first: 50) { nodes { kind changedFields at
                actor { kind id name provider membership { email } }
                before { plan seats status accessLevel price { id } }
                after { plan seats status accessLevel price { id } invoiceStatus paymentStatus refundStatus requested
                  total { amountMinor currency } amount { amountMinor } refusal reason }
                invoice { number } payment { id } refund { reason } } } } } } }""";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private static GraphQlAnswer shown(TestMember member) {
        return member.client().post(BILLING);
    }

    private static List<JsonNode> nodes(GraphQlAnswer shown, String list) {
        return shown.data("viewer.tenant.billing." + list + ".nodes")
                .valueStream()
                .toList();
    }

    @Test
    void whoDidIt() {
        var refunds = new RefundApi(tenants.signUpFree("LEAD_GENERATION"));
        var owner = refunds.member();
        new BillingApi(owner).paid("ENTERPRISE", 2);
        var rows = new BillingRows(database, owner.tenant());
        Awaited.until(() -> rows.text("select status from billing.payment where tenant_id = ?")
                .equals("SUCCEEDED"));
        var admin = tenants.superAdmin(owner);
        var answer = admin.client()
                .post(
                        """
                mutation($input: RefundIssueInput!) { refundIssue(input: $input) {
                    refund { amount { amountMinor } payment { id } } userErrors { code } } }""",
                        Map.of(
                                "input",
                                Map.of(
                                        "tenantId",
                                        owner.tenantId(),
                                        "paymentId",
                                        refunds.payment(),
                                        "reason",
                                        "They were charged twice",
                                        "amount",
                                        Map.of("amountMinor", 500),
                                        "idempotencyKey",
                                        UUID.randomUUID().toString())));
        assertThat(answer.succeeded("refundIssue")
                        .data("refundIssue.refund.payment")
                        .isNull())
                .isTrue();
        assertThat(answer.errorCodes()).isEmpty();

        var shown = shown(owner);

        assertThat(shown.errorCodes()).isEmpty();
        assertThat(shown.body())
                .doesNotContain(admin.email())
                .doesNotContain(admin.user().toString());
        assertThatObject(told(shown, "CHECKOUT_STARTED"))
                .returns("MEMBER", one -> one.path("actor").path("kind").asString())
                .returns(
                        owner.membershipId(),
                        one -> one.path("actor").path("id").asString())
                .matches(one -> one.path("actor")
                        .path("membership")
                        .path("email")
                        .asString()
                        .contains("@"))
                .returns("ENTERPRISE", one -> one.path("after").path("plan").asString())
                .returns(2, one -> one.path("after").path("seats").asInt())
                .matches(one -> one.path("before").isNull());
        assertThatObject(told(shown, "SUBSCRIPTION_BEGAN"))
                .returns("SYSTEM", one -> one.path("actor").path("kind").asString())
                .returns("SANDBOX", one -> one.path("actor").path("provider").asString())
                .returns("ACTIVE", one -> one.path("after").path("status").asString());
        assertThatObject(told(shown, "PAYMENT_CHANGED"))
                .matches(one -> one.path("payment").path("id").asString().equals(refunds.payment()));
        assertThatObject(told(shown, "INVOICE_CHANGED"))
                .matches(one -> one.path("invoice")
                        .path("number")
                        .asString()
                        .equals(nodes(shown, "invoices")
                                .getFirst()
                                .path("number")
                                .asString()))
                .returns(
                        "USD",
                        one -> one.path("after").path("total").path("currency").asString());
        assertThatObject(told(shown, "REFUND_REQUESTED"))
                .returns("USER", one -> one.path("actor").path("kind").asString())
                .matches(one -> one.path("actor").path("id").isNull())
                .matches(one -> one.path("actor").path("membership").isNull())
                .returns(
                        500,
                        one -> one.path("after")
                                .path("amount")
                                .path("amountMinor")
                                .asInt());
        assertThatObject(told(shown, "REFUND_CHANGED"))
                .returns(
                        "SUCCEEDED",
                        one -> one.path("after").path("refundStatus").asString())
                .matches(one -> one.path("refund").isObject());
        seenAtEachLevel(owner);
    }

    /** Whoever has not paid sees who did what, as all of billing. */
    private void seenAtEachLevel(TestMember owner) {
        for (var level : List.of("READ_ONLY", "BLOCKED")) {
            tenants.update(
                    "update entitlements.claim set access = '" + level + "' where tenant_id = ?", owner.tenant());
            if (level.equals("BLOCKED")) {
                Awaited.until(() -> !owner.client()
                        .post("{ leads { totalCount } }")
                        .errorCodes()
                        .isEmpty());
            }
            var shown = shown(owner);
            assertThat(shown.errorCodes()).as(level).isEmpty();
            assertThat(told(shown, "CHECKOUT_STARTED")
                            .path("actor")
                            .path("membership")
                            .isObject())
                    .as(level)
                    .isTrue();
        }
    }

    private static JsonNode told(GraphQlAnswer shown, String kind) {
        return nodes(shown, "history").stream()
                .filter(one -> one.path("kind").asString().equals(kind))
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
