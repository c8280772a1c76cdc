package foyer.billing;

import static foyer.billing.BillingApi.BACK;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change costs and does is what its preview and its dry run say. */
@FoyerTest
@Tag("graphql")
class ChangePreviewsTest extends PayingTenant {

    /** Each month, as prices.json has it for 2 seats. */
    private static final long WHOLE = 14_900 + 2 * 1_900;

    @BeforeEach
    void subscribe() {
        subscribes("PRO", 2);
    }

    /** As the preview says, and the dry run. */
    @Test
    void whatIsNotFreeAtFirstEndsFreeDaysAndIsPaidAtOnce() {
        endsFreeDays(Map.of("plan", "ENTERPRISE"), "plan: \"ENTERPRISE\"");
        billing = new BillingApi(tenants.signUpFree("LEAD_GENERATION")).subscribes("PRO", 2);
        endsFreeDays(Map.of("seats", 26), "seats: 26");

        var many = new BillingApi(tenants.signUpFree("LEAD_GENERATION")).subscribes("PRO", 26);
        assertThat(many.text("subscription.status")).isEqualTo("ACTIVE");
    }

    /** From PRO with 2 seats a month. */
    @ParameterizedTest
    @CsvSource({
        "STARTER, MONTH, 9, MIXED_CHANGE",
        "ENTERPRISE, MONTH, 1, MIXED_CHANGE",
        "STARTER, YEAR, 2, MIXED_CHANGE",
        "PRO, YEAR, 1, MIXED_CHANGE",
        "STARTER, MONTH, 1, true",
        "PRO, YEAR, 3, false"
    })
    void moreOfOneAndLessOfAnotherComeOneAfterTheOther(String plan, String interval, int seats, String comes) {
        var what = Map.of("plan", plan, "interval", interval, "seats", seats);
        var shown = billing.member()
                .client()
                .post("{ subscriptionPreviewChange(plan: \"%s\", interval: %s, seats: %d) { atPeriodEnd } }"
                        .formatted(plan, interval, seats));

        if (comes.equals("MIXED_CHANGE")) {
            assertThat(billing.change(what).userErrorCodes("subscriptionChange"))
                    .containsExactly(comes);
            assertThat(billing.change(with(what)).userErrorCodes("subscriptionChange"))
                    .containsExactly(comes);
            assertThat(shown.data("subscriptionPreviewChange").isNull()).isTrue();
            assertThat(rows.text("select count(*) from billing.pending_change where tenant_id = ?"))
                    .isEqualTo("0");
        } else {
            billing.change(what).succeeded("subscriptionChange");
            assertThat(shown.text("subscriptionPreviewChange.atPeriodEnd")).isEqualTo(comes);
        }
    }

    private static Map<String, Object> with(Map<String, ? extends Object> what) {
        var dry = new HashMap<String, Object>(what);
        dry.put("dryRun", true);
        return dry;
    }

    private void endsFreeDays(Map<String, ?> what, String asked) {
        var dry = new HashMap<String, Object>(what);
        dry.put("dryRun", true);
        var preview = billing.change(dry).succeeded("subscriptionChange").data("subscriptionChange.preview");
        var due = preview.path("dueNow").path("amountMinor").asLong();
        assertThat(due)
                .isEqualTo(preview.path("next").path("amountMinor").asLong())
                .isPositive();
        assertThat(preview.path("endsTrial").asBoolean()).isTrue();
        assertThat(preview(asked)).isEqualTo(due + " true");
        assertThat(billing.text("subscription.status")).isEqualTo("TRIALING");

        billing.change(what).succeeded("subscriptionChange");

        assertThat(billing.text("subscription.status")).isEqualTo("ACTIVE");
        assertThat(billing.refresh().data("billingRefresh.billing.payments.nodes"))
                .singleElement()
                .returns(
                        due,
                        payment -> payment.path("amount").path("amountMinor").asLong());
    }

    private String preview(String asked) {
        var preview = billing.member()
                .client()
                .post("{ subscriptionPreviewChange(" + asked + ") { dueNow { amountMinor } endsTrial } }")
                .data("subscriptionPreviewChange");
        return preview.path("dueNow").path("amountMinor").asLong() + " "
                + preview.path("endsTrial").asBoolean();
    }

    @Test
    void freeDaysGoOnWithWhatIsFreeAtFirst() {
        assertThat(preview("seats: 25")).isEqualTo("0 false");
        billing.change(Map.of("seats", 25)).succeeded("subscriptionChange");
        assertThat(preview("seats: 1")).isEqualTo("0 false");
        billing.change(Map.of("seats", 1)).succeeded("subscriptionChange");

        assertThat(billing.text("subscription.status")).isEqualTo("TRIALING");
        assertThat(billing.billing().data("viewer.tenant.billing.payments.nodes"))
                .isEmpty();
    }

    @Test
    void aDryRunIsRefusedAsTheChangeWouldBe() {
        for (var refused : List.of(
                Map.<String, Object>of("plan", "GOLD"),
                Map.of("seats", 10_001),
                Map.of("version", 99),
                Map.of("cancelUrl", BACK + "x".repeat(2_000)))) {
            var dry = new HashMap<String, Object>(refused);
            dry.put("dryRun", true);
            assertThat(billing.change(dry).userErrorCodes("subscriptionChange"))
                    .hasSize(1)
                    .isEqualTo(billing.change(refused).userErrorCodes("subscriptionChange"));
        }
    }

    /** What of a coupon only the provider knows, it is asked for; where it does not say, that is said. */
    @Test
    void theNextInvoiceIsAsItWasShownWithACoupon() {
        assertThat(next()).isEqualTo("%d false".formatted(WHOLE));
        billing.wish("subscriptionApplyCoupon", Map.of("coupon", "HALF")).succeeded("subscriptionApplyCoupon");
        assertThat(next()).isEqualTo("%d true".formatted(WHOLE / 2));
        assertThat(unchanged()).isEqualTo(WHOLE / 2);

        new TestTimes(tenants, billing).advance(Instant.now().plus(Duration.ofDays(31)));

        assertThat(rows.text("select total_minor from billing.invoice where tenant_id = ?"))
                .isEqualTo(String.valueOf(WHOLE / 2));
        rows.change("update platform.rate_limit set tokens = 0, updated_at = now()"
                + " where key = 'billing.provider|' || ?::text");
        assertThat(next()).as("nobody is asked").isEqualTo("%d false".formatted(WHOLE));
    }

    private String next() {
        var next = billing.billing().data("viewer.tenant.billing.nextInvoicePreview");
        return next.path("next").path("amountMinor").asLong() + " "
                + next.path("isExact").asBoolean();
    }

    /** What a change to what there is already would come to. */
    private long unchanged() {
        return billing.member()
                .client()
                .post("{ subscriptionPreviewChange(seats: 2) { next { amountMinor } } }")
                .data("subscriptionPreviewChange.next.amountMinor")
                .asLong();
    }
}
