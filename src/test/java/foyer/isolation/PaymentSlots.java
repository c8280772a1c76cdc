package foyer.isolation;

import foyer.testing.TestTenants.TestMember;
import java.util.Map;

/** The places of the schema that take ids of what payments are made with. */
final class PaymentSlots {

    /** Which kind of id each place takes. */
    static final Map<String, String> KINDS = Map.of(
            "PaymentAccountRemoveInput.id", "payacc",
            "WebhookReplayInput.id", "whev",
            "WebhookEventFilter.tenantId", "tnt",
            "EntitlementOverrideSetInput.tenantId", "tnt",
            "Query.tenantOverrides.tenantId", "tnt",
            "Query.tenantPayments.tenantId", "tnt",
            "CreditGrantInput.tenantId", "tnt",
            "RefundIssueInput.tenantId", "tnt",
            "RefundIssueInput.paymentId", "bpay");

    private PaymentSlots() {}

    /** An account of the tenant's own. */
    static String account(TestMember member) {
        return member.client()
                .post(
                        "mutation($input: PaymentAccountSaveInput!) { paymentAccountSave(input: $input) { account { id }"
                                + " userErrors { code } } }",
                        Map.of("input", Map.of("provider", "STRIPE", "secret", "sk_test_1")))
                .succeeded("paymentAccountSave")
                .text("paymentAccountSave.account.id");
    }
}
