package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestDatabase;
import foyer.testing.TestTenants;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What nobody told of is found by comparing. */
@FoyerTest
@Tag("graphql")
class BillingReconcileTest {

    @Autowired
    BillingReconciles reconciles;

    @Autowired
    BillingDue due;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestDatabase database;

    private BillingApi billing;
    private BillingRows rows;

    @BeforeEach
    void subscribe() {
        billing = new BillingApi(tenants.signUpFree("LEAD_GENERATION")).subscribes("PRO", 3);
        rows = new BillingRows(database, billing.member().tenant());
    }

    private GraphQlAnswer reconciled(String tenant) {
        return tenants.superAdmin(billing.member())
                .client()
                .post(
                        "mutation($input: BillingReconcileInput!) { billingReconcile(input: $input) {"
                                + " compared differences userErrors { code } } }",
                        Map.of("input", Map.of("tenantId", tenant)));
    }

    private String told() {
        return rows.text("select kind from billing.history where kind = 'RECONCILED' and tenant_id = ?");
    }

    @Test
    void mendsEachDifferenceAndTellsOfIt() {
        rows.change("update payments.sandbox_subscription set seats = 7 where reference = ?");

        var mended = reconciled(billing.member().tenantId()).succeeded("billingReconcile");
        var again = reconciled(billing.member().tenantId()).succeeded("billingReconcile");

        assertThat(mended.data("billingReconcile.compared").asInt()).isEqualTo(1);
        assertThat(mended.data("billingReconcile.differences").asInt()).isEqualTo(1);
        assertThat(again.data("billingReconcile.differences").asInt()).isZero();
        assertThat(billing.billing()
                        .data("viewer.tenant.billing.subscription.seats")
                        .asInt())
                .isEqualTo(7);
        assertThat(told()).isEqualTo("RECONCILED");
    }

    @Test
    void isDoneForEveryTenantEachNight() throws Exception {
        rows.change("update payments.sandbox_subscription set seats = 8 where reference = ?");
        // Other tests leave subscriptions of providers that are not here, which are passed over.
        reconciles.run();

        assertThat(billing.billing()
                        .data("viewer.tenant.billing.subscription.seats")
                        .asInt())
                .isEqualTo(8);
        assertThat(told()).isEqualTo("RECONCILED");
    }

    @Test
    void thereIsNothingToCompareInATenantThatIsNone() {
        assertThat(reconciled("tnt_01h455vb4pex5vsknk084sn02q").userErrorCodes("billingReconcile"))
                .containsExactly("NOT_FOUND");
    }

    private void another(String provider, String status, String began, @Nullable String ends) {
        rows.change("""
                insert into billing.subscription (id, provider, external_id, price_code, seats, status, status_since,
                    period_end, cancel_at_period_end, seen_at, tenant_id)
                values (?, ?, ?, 'LEAD-GENERATION-STARTER-MONTH-USD-STRIPE-1', 3, ?, now() - ?::interval,
                    now() + ?::interval, false, now() - interval '1 day', ?)""", UUID.randomUUID(), provider, status + began, status, began, ends);
    }

    private String others() {
        return rows.text("select concat_ws(' ', external_id, status) from billing.subscription"
                + " where provider <> 'SANDBOX' and tenant_id = ? order by 1");
    }

    /** No provider but the sandbox is here. */
    @Test
    void whatNobodyKnowsAnyMoreEndsAWhileAfterItWasPaid() {
        another("PAYPAL", "INCOMPLETE", "8 days", null);
        another("PAYPAL", "INCOMPLETE", "6 days", null);
        another("STRIPE", "ACTIVE", "50 days", "-8 days");
        another("STRIPE", "ACTIVE", "40 days", "-6 days");

        reconciled(billing.member().tenantId()).succeeded("billingReconcile");

        assertThat(others())
                .isEqualTo("ACTIVE40 days ACTIVE\nACTIVE50 days CANCELLED\n"
                        + "INCOMPLETE6 days INCOMPLETE\nINCOMPLETE8 days CANCELLED");
        assertThat(told()).isEqualTo("RECONCILED\nRECONCILED");
    }

    @Test
    void aPageThatWasLeftIsNotTheSubscription() {
        billing.wish("subscriptionCancel", Map.of("atPeriodEnd", false)).succeeded("subscriptionCancel");
        another("PAYPAL", "INCOMPLETE", "1 day", null);
        rows.change("update billing.account set due_at = now() where tenant_id = ?");

        rows.as(due::advance);

        assertThat(billing.text("subscription.status")).isEqualTo("CANCELLED");
        assertThat(billing.text("subscription.endedAt")).isNotBlank();
    }
}
