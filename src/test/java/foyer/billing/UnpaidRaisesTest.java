package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.BillingInterval;
import foyer.payments.paypal.PayPalWorld;
import foyer.platform.time.TenantClock;
import foyer.records.freezing.DowngradeApi;
import foyer.testing.Awaited;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** PayPal has more seats at once and bills them with the next period: nobody goes on having them for nothing. */
@FoyerTest
@Tag("graphql")
class UnpaidRaisesTest extends PlayedProvider {

    @Autowired
    BillingDue due;

    @Autowired
    TenantClock clock;

    private final PayPalWorld payPal = new PayPalWorld();
    private String subscription;

    @BeforeEach
    void pays() {
        subscription = pays(payPal, 5);
        assertThat(stands()).isEqualTo("5");
    }

    /** The buyer asks for so many seats and agrees to them. */
    private String becomes(int seats) {
        return becomes(null, seats);
    }

    private String becomes(@Nullable BillingInterval interval, int seats) {
        world.passes(Duration.ofSeconds(1));
        var key = UUID.randomUUID().toString();
        var wanted =
                new BillingInputs.Change(null, interval, seats, false, BillingApi.BACK, BillingApi.BACK, key, null);
        billing.as(owner, () -> {
            billing.changes.change(wanted);
            return told;
        });
        world.agrees(rows.text(
                "select url from billing.pending_change where tenant_id = ? and status = 'AWAITING_APPROVAL'"));
        tell();
        return stands();
    }

    /** The next period begins, and is paid; answers for how many seats. */
    private String renews() {
        world.periodEnds(subscription);
        tell();
        var payments = world.gateway().statement(world.account(), subscription).payments();
        return stands() + " paid "
                + payments.getFirst().amountMinor() * 5 / payments.getLast().amountMinor();
    }

    /** What is more waits for its payment from the second period on. */
    private void tookOneBack() {
        assertThat(becomes(50)).isEqualTo("50");
        assertThat(becomes(5)).isEqualTo("5");
        assertThat(renews()).isEqualTo("5 paid 5");
    }

    /** The buyer has so many seats at a price of their own. */
    private String overrides(int seats) {
        world.passes(Duration.ofSeconds(1));
        payPal.overrides(subscription, seats);
        tell();
        return stands();
    }

    /** It is as late as with PayPal, by time alone. */
    private String isNow() {
        var now = world.now();
        rows.change("insert into billing.test_clock (at, tenant_id) values (?::timestamptz, ?)", now.toString());
        Awaited.until(() -> clock.now(owner.tenant()).equals(now));
        rows.as(due::advance);
        return stands();
    }

    /** Seats that are granted, and those that are to come. */
    private String stands() {
        return rows.text("select concat_ws(' then ', l.allowed, s.next_seats) from entitlements.claim_limit l"
                + " join billing.account a on a.tenant_id = l.tenant_id"
                + " join billing.subscription s on s.id = a.subscription_id"
                + " where l.limit_key = 'SEATS' and l.tenant_id = ?");
    }

    @Test
    void whatIsTakenBackUnpaidIsHadForTheRestOfOnePeriod() {
        assertThat(becomes(50)).isEqualTo("50");
        assertThat(becomes(5)).isEqualTo("5");
        // The period is the same, and so is what it may be had for.
        assertThat(becomes(20)).isEqualTo("20");
        assertThat(becomes(5)).isEqualTo("5");
        assertThat(renews()).isEqualTo("5 paid 5");

        assertThat(billing.looks(owner, 50)).returns(true, BillingPreview::atPeriodEnd);
        var larger = DowngradeApi.approval("ENTERPRISE", "any");
        larger.put("seats", 50);
        assertThat(new DowngradeApi(owner).approve(larger).userErrorCodes("downgradeApprove"))
                .as("later is not less")
                .containsExactly("NO_DOWNGRADE");
        assertThat(becomes(50)).isEqualTo("5 then 50");
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isZero();
        assertThat(renews()).isEqualTo("50 paid 50");
        assertThat(becomes(60)).isEqualTo("50 then 60");
        assertThat(becomes(40)).isEqualTo("50 then 40");
        assertThat(renews()).isEqualTo("40 paid 40");

        // After a year it is forgotten.
        rows.change("update billing.account set raise_undone_at = raise_undone_at - interval '1 year'"
                + " where tenant_id = ?");
        assertThat(becomes(60)).isEqualTo("60");
    }

    @Test
    void norIsItHadByEndingAndBeginningAnew() {
        assertThat(becomes(50)).isEqualTo("50");
        billing.as(owner, () -> {
            billing.changes.cancel(
                    new BillingInputs.Cancel(false, UUID.randomUUID().toString(), null));
            return told;
        });
        tell();
        world.passes(Duration.ofSeconds(1));
        subscription = billing.pays(owner, "ENTERPRISE", 5);
        tell();

        assertThat(becomes(50)).isEqualTo("5 then 50");
        assertThat(renews()).isEqualTo("50 paid 50");
    }

    @Test
    void whatWasPaidIsGrantedAtOnceAgain() {
        assertThat(becomes(50)).isEqualTo("50");
        assertThat(renews()).isEqualTo("50 paid 50");
        assertThat(becomes(5)).isEqualTo("50 then 5");
        assertThat(renews()).isEqualTo("5 paid 5");

        assertThat(becomes(50)).isEqualTo("50");
    }

    /** Whoever does not pay has no more for the days of grace. */
    @Test
    void whatWaitsForItsPaymentDoesNotComeByTime() {
        tookOneBack();
        assertThat(becomes(50)).isEqualTo("5 then 50");
        world.fallsBehind(subscription);
        tell();

        assertThat(isNow()).isEqualTo("5 then 50");
        assertThat(rows.text("select status from billing.subscription where tenant_id = ?"))
                .isEqualTo("PAST_DUE");

        world.catchesUp(subscription);
        tell();
        assertThat(stands()).isEqualTo("50");
    }

    /** The rest of a year would be too much to be had for nothing. */
    @Test
    void whoHasPaidForAYearGetsMoreWithTheNext() {
        assertThat(becomes(BillingInterval.YEAR, 5)).isEqualTo("5");
        world.periodEnds(subscription);
        tell();

        assertThat(billing.looks(owner, 50))
                .returns(true, BillingPreview::atPeriodEnd)
                .returns(0L, shown -> shown.dueNow().amountMinor());
        assertThat(becomes(50)).isEqualTo("5 then 50");
        assertThat(becomes(2)).isEqualTo("5 then 2");
        assertThat(becomes(5)).isEqualTo("5");
        assertThat(becomes(60)).isEqualTo("5 then 60");
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isZero();
        world.periodEnds(subscription);
        tell();
        assertThat(stands()).isEqualTo("60");
    }

    @Test
    void whatWasNotPaidIsGoneAtPricesOfTheirOwn() {
        assertThat(becomes(50)).isEqualTo("50");
        assertThat(overrides(500)).isEqualTo("5");
        assertThat(rows.text("select raise_undone_at is not null from billing.account where tenant_id = ?"))
                .isEqualTo("t");
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isZero();
    }

    @Test
    void norDoesItComeAtPricesOfTheirOwn() {
        tookOneBack();
        assertThat(becomes(50)).isEqualTo("5 then 50");
        assertThat(overrides(500)).isEqualTo("5");
        world.periodEnds(subscription);
        tell();
        assertThat(isNow()).isEqualTo("5");
    }

    /** Whoever knows the platform's public name can do that with PayPal: the differences tell of it. */
    @Test
    void atPricesOfTheirOwnNobodyHasMore() {
        world.passes(Duration.ofSeconds(1));
        payPal.overrides(subscription, 500);

        assertThat(rows.as(billing.reconciles::reconcile).differences()).isEqualTo(1);
        tell();

        assertThat(stands()).isEqualTo("5");
        assertThat(rows.text("select plan from entitlements.claim where tenant_id = ?"))
                .isEqualTo("ENTERPRISE");
        assertThat(rows.text("select kind from billing.history where kind = 'UNKNOWN_PRICE' and tenant_id = ?"))
                .isEqualTo("UNKNOWN_PRICE");
        assertThat(rows.as(billing.reconciles::reconcile).differences()).isZero();
    }
}
