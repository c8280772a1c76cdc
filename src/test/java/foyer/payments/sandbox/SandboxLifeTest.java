package foyer.payments.sandbox;

import static foyer.payments.SubscriptionStatus.ACTIVE;
import static foyer.payments.SubscriptionStatus.CANCELLED;
import static foyer.payments.SubscriptionStatus.PAST_DUE;
import static foyer.payments.SubscriptionStatus.TRIALING;
import static foyer.payments.SubscriptionStatus.UNPAID;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.BillingInterval;
import foyer.payments.PaymentEvent;
import foyer.payments.PriceTerms;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderInvoice.Line;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionChange;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The whole life of a subscription in the sandbox, by its pages and by the passing of time. */
@FoyerTest
@Tag("graphql")
class SandboxLifeTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestDatabase database;

    private SandboxWorld world;
    private SandboxBuyer buyer;

    @BeforeEach
    void begin() {
        world = new SandboxWorld(beans, database);
        buyer = new SandboxBuyer(world);
    }

    @Test
    void isFreeAtFirstAndThenRenewedToTheDay() {
        var id = world.pays(buyer.page(SandboxBuyer.terms(BillingInterval.MONTH, 14)));
        assertThat(buyer.now(id)).returns(TRIALING, ProviderSubscription::status);
        assertThat(buyer.invoices(id)).isEmpty();

        world.passes(DAY.multipliedBy(15), buyer.reference);

        var begun = Objects.requireNonNull(buyer.now(id).trialEnd());
        assertThat(buyer.now(id))
                .returns(ACTIVE, ProviderSubscription::status)
                .returns(begun, ProviderSubscription::periodStart)
                .returns(months(begun, 1), ProviderSubscription::periodEnd);
        world.passes(DAY.multipliedBy(400), buyer.reference);
        assertThat(buyer.now(id).periodEnd()).isEqualTo(months(begun, 14));
        assertThat(buyer.invoices(id))
                .hasSize(14)
                .allSatisfy(invoice -> assertThat(invoice.status()).isEqualTo(ProviderInvoice.Status.PAID));
        assertThat(world.life.advance(buyer.reference)).isZero();
    }

    private static Instant months(Instant from, int months) {
        return from.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    @Test
    void countsMonthsFromTheirFirstDay() {
        var end = Instant.parse("2028-01-31T10:00:00Z");
        var monthly = SandboxBuyer.terms(BillingInterval.MONTH, 0);
        assertThat(SandboxProration.end(end, monthly, 1)).isEqualTo("2028-02-29T10:00:00Z");
        assertThat(SandboxProration.end(end, monthly, 2)).isEqualTo("2028-03-31T10:00:00Z");
        assertThat(SandboxProration.end(
                        Instant.parse("2028-02-29T10:00:00Z"), SandboxBuyer.terms(BillingInterval.YEAR, 0), 1))
                .isEqualTo("2029-02-28T10:00:00Z");
    }

    @Test
    void isTriedAgainAndGivenUpWhenItIsNotPaid() {
        var id = world.pays(buyer.page(SandboxBuyer.terms(BillingInterval.MONTH, 0)), SandboxCard.FAILS_LATER);
        world.periodEnds(id);
        assertThat(buyer.now(id)).returns(PAST_DUE, ProviderSubscription::status);

        world.passes(DAY.multipliedBy(2), buyer.reference);
        assertThat(buyer.now(id)).returns(PAST_DUE, ProviderSubscription::status);
        world.passes(DAY.multipliedBy(10), buyer.reference);
        assertThat(buyer.now(id)).returns(UNPAID, ProviderSubscription::status);
        assertThat(world.gateway().statement(world.account(), id).payments())
                .extracting(ProviderPayment::status)
                .containsExactly(
                        ProviderPayment.Status.FAILED,
                        ProviderPayment.Status.FAILED,
                        ProviderPayment.Status.FAILED,
                        ProviderPayment.Status.FAILED,
                        ProviderPayment.Status.SUCCEEDED);

        var portal = world.gateway()
                .portal(world.account(), Objects.requireNonNull(buyer.now(id).customer()), SandboxBuyer.SUCCESS);
        act(portal, SandboxPortal.Deed.PAY);
        assertThat(buyer.now(id).status()).isEqualTo(UNPAID);
        act(portal, SandboxPortal.Deed.GOOD_CARD);
        act(portal, SandboxPortal.Deed.PAY);
        assertThat(buyer.now(id).status()).isEqualTo(ACTIVE);
        assertThat(buyer.invoices(id))
                .allSatisfy(one -> assertThat(one.status()).isEqualTo(ProviderInvoice.Status.PAID));
    }

    private void act(String url, SandboxPortal.Deed deed) {
        var id = url.substring(url.lastIndexOf('/') + 1);
        world.portal.act(Objects.requireNonNull(world.portal.find(id)), deed);
    }

    @Test
    void endsWithItsPeriodAndChargesNobodyThen() {
        var id = world.pays(buyer.page(SandboxBuyer.terms(BillingInterval.MONTH, 0)));
        var end = buyer.now(id).periodEnd();
        world.gateway().cancel(world.account(), id, true, "end");

        world.passes(DAY.multipliedBy(90), buyer.reference);

        assertThat(buyer.now(id))
                .returns(CANCELLED, ProviderSubscription::status)
                .returns(end, ProviderSubscription::endedAt);
        assertThat(buyer.invoices(id)).hasSize(1);
    }

    /** What was paid for the rest of the period goes back, and what is left over is taken off what comes. */
    @Test
    void chargesForWhatIsLeftOfThePeriod() {
        var monthly = SandboxBuyer.terms(BillingInterval.MONTH, 0);
        var id = world.pays(buyer.page(monthly));
        var half = Duration.between(world.clock.instant(), buyer.now(id).periodEnd())
                .dividedBy(2);
        world.clock.pass(half);

        var less = change(id, monthly, 0);
        assertThat(world.gateway().preview(world.account(), less).lines())
                .extracting(Line::amountMinor)
                .containsExactly(-1_000L, 500L, 500L);
        world.gateway().change(world.account(), less, "less");
        world.gateway().applyCoupon(world.account(), id, "HALF", "half");
        world.periodEnds(id);

        // 1000 each month, half of it off, and 500 kept from before.
        assertThat(buyer.invoices(id).getFirst())
                .returns(500L, ProviderInvoice::totalMinor)
                .returns(500L, ProviderInvoice::creditMinor)
                .returns(0L, ProviderInvoice::paidMinor);
        world.periodEnds(id);
        assertThat(buyer.invoices(id).getFirst()).returns(500L, ProviderInvoice::paidMinor);
        var yearly = SandboxBuyer.terms(BillingInterval.YEAR, 0);
        world.gateway().change(world.account(), change(id, yearly, 2), "yearly");
        assertThat(buyer.now(id).periodEnd()).isEqualTo(months(world.clock.instant(), 12));
    }

    private SubscriptionChange change(String id, PriceTerms to, int seats) {
        var price = world.gateway().price(world.account(), to, null);
        return new SubscriptionChange(id, price, to, seats, false, SandboxBuyer.SUCCESS, SandboxBuyer.CANCEL);
    }

    @Test
    void datesEachEventLaterThanTheOnesBefore() {
        var id = world.pays(buyer.page(SandboxBuyer.terms(BillingInterval.MONTH, 3)));
        world.gateway().cancel(world.account(), id, true, "a");
        world.gateway().resume(world.account(), id, "b");
        world.passes(DAY.multipliedBy(70), buyer.reference);

        var seen = buyer.events().stream()
                .flatMap(event -> event.seen().stream())
                .filter(PaymentEvent.Seen.OfSubscription.class::isInstance)
                .map(one -> ((PaymentEvent.Seen.OfSubscription) one).subscription())
                .toList();
        assertThat(seen)
                .hasSize(6)
                .extracting(ProviderSubscription::updatedAt)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(seen.getLast()).isEqualTo(buyer.now(id));
        assertThat(seen)
                .extracting(ProviderSubscription::status)
                .startsWith(TRIALING)
                .endsWith(ACTIVE);
    }
}
