package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A year of a tenant's billing as its owner has it, on the test clock: by the API and the sandbox's pages only. Professional
 * costs 149 USD and 19 USD for each seat, Starter 49 USD and 9 USD; 14 days are free, and late payment is borne for 14
 * days, then for 30 more while nothing can be changed.
 */
@FoyerTest
@Tag("graphql")
class YearOfBillingTest extends PayingTenant {

    private static final Instant MARCH = TestTimes.next(3, 1).plus(Duration.ofHours(9));

    private TestTimes time;

    @BeforeEach
    void itIsMarch() {
        time = new TestTimes(tenants, billing);
        time.reaches(MARCH);
    }

    /** Nine o'clock of a day in that year, and an hour later. */
    private static Instant on(int month, int day) {
        var year = MARCH.atZone(ZoneOffset.UTC).getYear() + (month < 3 ? 1 : 0);
        return MARCH.atZone(ZoneOffset.UTC)
                .withYear(year)
                .withMonth(month)
                .withDayOfMonth(day)
                .toInstant();
    }

    private void until(int month, int day) {
        time.advance(on(month, day).plus(Duration.ofHours(1)));
    }

    /** Of the invoices, the oldest first: what each comes to, and whether it is paid. */
    private List<String> invoices() {
        var shown = new ArrayList<String>();
        for (var invoice : billing.billing().data("viewer.tenant.billing.invoices.nodes")) {
            shown.add(invoice.path("total").path("amountMinor").asLong() + " "
                    + invoice.path("status").asString());
        }
        return shown.reversed();
    }

    /** Plan, status and access. */
    private String stands() {
        return "%s %s %s"
                .formatted(billing.text("plan.code"), billing.text("subscription.status"), billing.text("accessLevel"));
    }

    private String mails() {
        return rows.text("select template from platform.mail where template like 'billing-%' and tenant_id = ?"
                + " order by template");
    }

    private GraphQlAnswer leadCreated() {
        return billing.member()
                .client()
                .post(
                        "mutation($input: LeadCreateInput!) { leadCreate(input: $input) { userErrors { code } } }",
                        Map.of("input", Map.of("title", "A lead")));
    }

    private GraphQlAnswer leads() {
        return billing.member().client().post("{ leads(first: 1) { nodes { title } } }");
    }

    private GraphQlAnswer exported() {
        return billing.member().client().post("mutation { leadExport(input: {}) { job { id } userErrors { code } } }");
    }

    @Test
    void isWalkedThroughInOneTest() {
        subscribes("PRO", 3);
        assertThat(stands()).isEqualTo("PRO TRIALING FULL");
        assertThat(invoices()).isEmpty();

        until(3, 15);
        assertThat(stands()).as("conversion").isEqualTo("PRO ACTIVE FULL");
        assertThat(invoices()).containsExactly("20600 PAID");
        moreSeats();
        isNotPaid();
        recovers();
        pays("STARTER", 2);
        endsAndComesBack();
    }

    /** In the middle of a period of 31 days. */
    private void moreSeats() {
        time.advance(on(3, 30).plus(Duration.ofHours(12)));
        billing.change(Map.of("seats", 5)).succeeded("subscriptionChange");
        assertThat(billing.billing()
                        .data("viewer.tenant.billing.subscription.seats")
                        .asInt())
                .isEqualTo(5);
        Awaited.until(() -> invoices().equals(List.of("20600 PAID", "1900 PAID")));
    }

    private void isNotPaid() {
        billing.inThePortal("FAILING_CARD");
        until(4, 15);
        assertThat(stands()).isEqualTo("PRO PAST_DUE GRACE");
        assertThat(invoices()).endsWith("24400 OPEN");
        leadCreated().succeeded("leadCreate");
        assertThat(mails()).isEqualTo("billing-access\nbilling-payment-failed");
        assertThat(billing.text("accessChangesAt"))
                .startsWith(on(4, 29).toString().substring(0, 16));

        until(4, 28);
        assertThat(stands()).isEqualTo("PRO UNPAID GRACE");
        assertThat(mails()).contains("billing-grace-ends");

        until(4, 29);
        assertThat(stands()).isEqualTo("PRO UNPAID READ_ONLY");
        Awaited.until(() -> leadCreated().errorCodes().equals(List.of("PAYMENT_REQUIRED")));
        assertThat(leads().data("leads.nodes").size()).isEqualTo(1);
        exported().succeeded("leadExport");
        assertThat(billing.change(Map.of("seats", 6, "dryRun", true))
                        .succeeded("subscriptionChange")
                        .body())
                .contains("dueNow");

        until(5, 29);
        Awaited.until(() -> leads().errorCodes().equals(List.of("PAYMENT_REQUIRED")));
        assertThat(stands()).isEqualTo("PRO UNPAID BLOCKED");
        exported().succeeded("leadExport");
    }

    /** The month that was open is paid, and the one that has begun since. */
    private void recovers() {
        billing.inThePortal("GOOD_CARD", "PAY");
        until(5, 30);
        assertThat(stands()).isEqualTo("PRO ACTIVE FULL");
        assertThat(invoices()).containsExactly("20600 PAID", "1900 PAID", "24400 PAID", "24400 PAID");
        Awaited.until(() -> leadCreated().errorCodes().isEmpty());
    }

    /** From the end of the period on. */
    private void pays(String plan, int seats) {
        billing.change(Map.of("plan", plan, "seats", seats)).succeeded("subscriptionChange");
        assertThat(stands()).isEqualTo("PRO ACTIVE FULL");
        assertThat(billing.text("pendingChange.plan.code")).isEqualTo(plan);

        until(6, 15);
        assertThat(stands()).isEqualTo(plan + " ACTIVE FULL");
        assertThat(invoices()).hasSize(5).endsWith("6700 PAID");
    }

    private void endsAndComesBack() {
        billing.wish("subscriptionCancel", Map.of()).succeeded("subscriptionCancel");
        until(7, 14);
        assertThat(stands()).isEqualTo("STARTER ACTIVE FULL");
        until(7, 15);
        assertThat(stands()).isEqualTo("FREE CANCELLED FULL");

        until(1, 20);
        subscribes("PRO", 1);
        assertThat(stands()).as("no second trial").isEqualTo("PRO ACTIVE FULL");
        until(2, 28);
        assertThat(invoices())
                .containsExactly(
                        "20600 PAID", "1900 PAID", "24400 PAID", "24400 PAID", "6700 PAID", "16800 PAID", "16800 PAID");
        assertThat(database.number("select count(*) from payments.inbox_event where status = 'DEAD' and tenant_id = '"
                        + billing.member().tenant() + "'"))
                .isZero();
    }
}
