package foyer.billing;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a company has paid, and whoever gives it back. */
public record RefundApi(TestMember member) {

    private static final String REASON = "They were charged twice";

    /** Subscribes to something without free days; answers the id of the payment. */
    public String paid() {
        new BillingApi(member).subscribes("ENTERPRISE", 2);
        return payment();
    }

    /** The id of the newest payment. */
    String payment() {
        return member.client()
                .post("{ viewer { tenant { billing { payments(first: 1) { nodes { id } } } } } }")
                .text("viewer.tenant.billing.payments.nodes.0.id");
    }

    /**
     * Gives back.
     *
     * @param amount in the payment's currency; null for all that is left
     */
    GraphQlAnswer issue(GraphQlClient admin, String payment, @Nullable Long amount, String key) {
        Map<String, ?> money = amount == null ? Map.of() : Map.of("amount", Map.of("amountMinor", amount));
        return issue(admin, payment, key, money);
    }

    GraphQlAnswer issue(GraphQlClient admin, String payment, String key, Map<String, ?> more) {
        var input = new HashMap<String, Object>(
                Map.of("tenantId", member.tenantId(), "paymentId", payment, "reason", REASON, "idempotencyKey", key));
        input.putAll(more);
        return admin.post(
                "mutation($input: RefundIssueInput!) { refundIssue(input: $input) { refund { id status amount { amountMinor"
                        + " currency } } amount { amountMinor currency } left { amountMinor } userErrors { code path } } }",
                Map.of("input", input));
    }
}
