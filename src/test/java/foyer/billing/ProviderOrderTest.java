package foyer.billing;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.ChangeOutcome.AwaitingApproval;
import foyer.payments.Provider;
import foyer.payments.SubscriptionChange;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A life led with Stripe and with PayPal, whose webhooks come in any order and more than once: trial, active, more seats, a
 * payment that failed, overdue, recovered, given back, another plan, cancelled.
 */
@FoyerTest
@Tag("module")
@SuppressWarnings("NullAway.Init") // each test begins by choosing its provider
class ProviderOrderTest extends PlayedProvider {

    private String subscription;

    private void begins(Provider provider, int daysAgo) {
        plays(worldOf(provider));
        world.passes(Duration.ofDays(-daysAgo));
        subscription = billing.pays(owner, "PRO", 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"STRIPE", "PAYPAL"})
    void aLifeEndsAsItDidWhateverTheOrder(Provider provider) {
        begins(provider, 110);
        goesBehind();
        recovers();

        staysTheSame("CANCELLED");
    }

    @ParameterizedTest
    @EnumSource(names = {"STRIPE", "PAYPAL"})
    void whoeverIsBehindIsBehindAsLongWhateverTheOrder(Provider provider) {
        begins(provider, 56);
        goesBehind();

        staysTheSame("GRACE");
    }

    @ParameterizedTest
    @EnumSource(names = {"STRIPE", "PAYPAL"})
    void whatABankTakesBackIsOwedAsLongWhateverTheOrder(Provider provider) {
        begins(provider, 24);
        world.passes(Duration.ofDays(3));
        world.periodEnds(subscription);
        world.passes(Duration.ofDays(1));
        world.decides(world.disputes(subscription), false);
        world.passes(Duration.ofDays(1));
        var lost = world.disputes(subscription);
        world.passes(Duration.ofDays(1));
        world.decides(lost, true);

        staysTheSame("GRACE");
    }

    @Test
    void lessWaitsForTheEndOfThePeriodWhateverTheOrder() {
        begins(Provider.PAYPAL, 25);
        world.passes(Duration.ofDays(3));
        changes("ENTERPRISE", 9, false);
        world.passes(Duration.ofDays(1));
        changes("PRO", 2, true);
        world.periodEnds(subscription);
        // PayPal tells of the period itself with the next change only.
        world.passes(Duration.ofDays(5));
        changes("PRO", 9, false);
        world.passes(Duration.ofDays(1));
        changes("ENTERPRISE", 1, false);
        world.passes(Duration.ofDays(1));
        changes("PRO", 5, true);
        world.passes(Duration.ofDays(1));
        changes("PRO", 3, true);
        world.passes(Duration.ofDays(1));
        changes("STARTER", 7, true);

        staysTheSame("\"next_seats\": 7");
        assertThat(rows.text("select price_code || ' ' || seats from billing.subscription where tenant_id = ?"))
                .isEqualTo("LEAD-GENERATION-PRO-MONTH-USD-PAYPAL-1 9");
    }

    @Test
    void moreWaitsForTheNextYearWhateverTheOrder() {
        begins(Provider.PAYPAL, 25);
        world.passes(Duration.ofDays(3));
        changes("PRO", "YEAR", 2, false);
        world.periodEnds(subscription);
        for (var seats : List.of(9, 12, 5, 14)) {
            world.passes(Duration.ofDays(1));
            changes("PRO", "YEAR", seats, true);
        }

        staysTheSame("\"next_seats\": 14");
        assertThat(rows.text("select price_code || ' ' || seats from billing.subscription where tenant_id = ?"))
                .isEqualTo("LEAD-GENERATION-PRO-YEAR-USD-PAYPAL-1 9");
    }

    private void goesBehind() {
        world.passes(Duration.ofDays(3));
        world.periodEnds(subscription);
        world.passes(Duration.ofDays(5));
        changes("PRO", 5, false);
        world.fallsBehind(subscription);
    }

    private void recovers() {
        world.passes(Duration.ofDays(2));
        world.catchesUp(subscription);
        world.passes(Duration.ofDays(1));
        givesBack(subscription, 1_000);
        world.passes(Duration.ofDays(1));
        changes("STARTER", 1, true);
        world.periodEnds(subscription);
        world.passes(Duration.ofDays(6));
        world.gateway()
                .cancel(world.account(), subscription, false, UUID.randomUUID().toString());
    }

    private void changes(String plan, int seats, boolean atPeriodEnd) {
        changes(plan, "MONTH", seats, atPeriodEnd);
    }

    private void changes(String plan, String interval, int seats, boolean atPeriodEnd) {
        var code = "LEAD-GENERATION-" + plan + "-" + interval + "-USD-"
                + world.gateway().provider() + "-1";
        var terms =
                Objects.requireNonNull(beans.getBean(Prices.class).byCode(code)).terms();
        var price = world.gateway().price(world.account(), terms, null);
        var change = new SubscriptionChange(
                subscription, price, terms, seats, atPeriodEnd, BillingApi.BACK, BillingApi.BACK);
        if (world.gateway().change(world.account(), change, UUID.randomUUID().toString())
                instanceof AwaitingApproval awaiting) {
            world.agrees(awaiting.url());
        }
    }

    private void staysTheSame(String says) {
        world.passes(Duration.between(world.now(), Instant.now()));
        var sent = billing.sent();
        var end = new BillingEnd(beans, rows);
        sent.forEach(billing::receives);
        var inOrder = end.text();
        assertThat(inOrder).contains(says);

        Shuffles.of(sent, (seed, deliveries) -> {
            end.forget();
            deliveries.forEach(billing::receives);
            assertThat(end.text()).as("of the shuffle with the seed %d", seed).isEqualTo(inOrder);
        });
    }
}
