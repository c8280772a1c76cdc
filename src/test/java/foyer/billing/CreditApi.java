package foyer.billing;

import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.Map;

/** A company that may have credit, and whoever gives it. */
record CreditApi(TestMember member) {

    private static final String REASON = "They were patient with us";

    /** Gives so much in the subscription's currency. */
    GraphQlAnswer grant(GraphQlClient admin, long amount, String key) {
        return grant(admin, key, Map.of("amount", Map.of("amountMinor", amount)));
    }

    GraphQlAnswer grant(GraphQlClient admin, String key, Map<String, ?> more) {
        var input = new HashMap<String, Object>(
                Map.of("tenantId", member.tenantId(), "reason", REASON, "idempotencyKey", key));
        input.putAll(more);
        return admin.post(
                "mutation($input: CreditGrantInput!) { creditGrant(input: $input) { credit { id kind provider amount {"
                        + " amountMinor currency } } amount { amountMinor currency } balance { amountMinor } userErrors {"
                        + " code path } } }",
                Map.of("input", input));
    }

    /** What they see of it, below {@code viewer.tenant.billing}. */
    GraphQlAnswer shown() {
        return member.client().post("""
                { viewer { tenant { billing {
                    creditBalance { amountMinor currency }
                    credits { totalCount nodes { id kind amount { amountMinor } balance { amountMinor } invoice { number } } }
                    invoices(first: 1) { nodes { status number total { amountMinor } creditApplied { amountMinor }
                        paid { amountMinor } due { amountMinor } } }
                    nextInvoicePreview { next { amountMinor } nextDue { amountMinor } } } } } }""");
    }

    /** The next period begins, and is paid. */
    void renews() {
        var billing = new BillingApi(member);
        billing.inThePortal("RENEW");
        billing.refresh();
    }
}
