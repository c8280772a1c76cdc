package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
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
class BillingReconcileTest extends PayingTenant {

    @Autowired
    BillingReconciles reconciles;

    @Autowired
    ComparedTenantQueries compared;

    @Autowired
    BillingDue due;

    @BeforeEach
    void subscribe() {
        subscribes("PRO", 3);
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

    /** A night may end before all had their turn: nobody is left out night after night, also behind one with whom it fails. */
    @Test
    void whoWasNotComparedComesFirstTheNextNight() {
        database.execute("update billing.account set compared_at = now() + interval '1 day'");
        var first = tenant("epoch");
        var second = tenant("2020-01-02");
        var third = tenant("2020-01-03");
        rows.change("update billing.account set compared_at = '2020-01-01' where tenant_id = ?");
        var failing = rows.tenant();
        rows.change("update payments.sandbox_subscription set terms = '\"none\"' where reference = ?");
        var night = compared.pages();
        assertThat(night.after(null, 2)).containsExactly(first.tenant(), failing);

        first.as(reconciles::reconcile);
        assertThatThrownBy(() -> rows.as(reconciles::reconcile)).isInstanceOf(RuntimeException.class);
        assertThat(night.after(failing, 10)).containsExactly(second.tenant(), third.tenant());

        assertThat(compared.pages().after(null, 10))
                .containsExactly(second.tenant(), third.tenant(), first.tenant(), failing);
        // Other tests compare all there are.
        rows.change("update billing.subscription set ended_at = '2020-01-01' where tenant_id = ?");
    }

    /** With a page that somebody has begun. */
    private BillingRows tenant(String comparedAt) {
        var other =
                new BillingRows(database, tenants.signUpFree("LEAD_GENERATION").tenant());
        other.change("insert into billing.account (compared_at, tenant_id) values (?::timestamptz, ?)", comparedAt);
        other.change("""
                insert into billing.checkout (provider, price_code, seats, trial_days, email, success_url, cancel_url,
                    created_by_kind, created_at, tenant_id)
                values ('SANDBOX', 'ANY', 1, 0, 'a@example.com', '', '', 'SYSTEM', now(), ?)""");
        return other;
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
