package foyer.payments;

import static foyer.payments.Buyer.SEATS;
import static foyer.payments.Buyer.costs;
import static foyer.payments.Buyer.key;
import static foyer.payments.ProviderException.Reason.CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foyer.payments.ChangeOutcome.AwaitingApproval;
import foyer.payments.PaymentWorld.Can;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@link PaymentGateway} promises, whoever the provider is: each gateway's test is one of these. */
public abstract class PaymentGatewayContract extends PaymentPreviewContract {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void makesAPriceOnce() {
        var made = buyer.price(buyer.terms);

        assertThat(made.code()).isEqualTo(buyer.terms.code());
        assertThat(buyer.price(buyer.terms)).isEqualTo(made);
        assertThat(gateway.price(account, buyer.terms, made)).isEqualTo(made);
        assertThat(buyer.price(buyer.dearer()))
                .returns(buyer.dearer().code(), ProviderPrice::code)
                .isNotEqualTo(made);
    }

    @Test
    void subscribesWhoPaysOnThePage() {
        var page = buyer.page(buyer.terms, key());
        assertThat(page.url()).startsWith("http");
        assertThat(page.expiresAt()).isAfter(world.now());

        var subscription = world.pays(page);

        var now = buyer.now(subscription);
        assertThat(now)
                .returns(subscription, ProviderSubscription::id)
                .returns(buyer.reference, ProviderSubscription::reference)
                .returns(SubscriptionStatus.ACTIVE, ProviderSubscription::status)
                .returns(buyer.terms.code(), ProviderSubscription::priceCode)
                .returns(SEATS, ProviderSubscription::seats)
                .returns(false, ProviderSubscription::cancelAtPeriodEnd)
                .returns(null, ProviderSubscription::endedAt)
                .returns(null, ProviderSubscription::next);
        assertThat(now.customer()).isNotNull();
        assertThat(now.periodEnd())
                .isBetween(world.now().plus(DAY.multipliedBy(28)), world.now().plus(DAY.multipliedBy(31)));
    }

    @Test
    void saysWhatCameOfAPage() {
        var page = buyer.page(buyer.terms, key());
        assertThat(gateway.subscribed(account, page.id())).isNull();

        var subscription = world.pays(page);

        assertThat(gateway.subscribed(account, page.id())).isEqualTo(subscription);
        refuses(ProviderException.Reason.NOT_FOUND, () -> gateway.subscribed(account, "none-" + key()));
    }

    @Test
    void statesWhatWasPaid() {
        var subscription = buyer.subscribes();
        var due = costs(buyer.terms, SEATS);

        var statement = buyer.statement(subscription);

        assertThat(statement.subscription()).isEqualTo(buyer.now(subscription));
        assertThat(statement.payments())
                .singleElement()
                .satisfies(payment -> assertThat(payment)
                        .returns(subscription, ProviderPayment::subscription)
                        .returns(ProviderPayment.Status.SUCCEEDED, ProviderPayment::status)
                        .returns("USD", ProviderPayment::currency)
                        .returns(due, ProviderPayment::amountMinor)
                        .returns(0L, ProviderPayment::refundedMinor));
        assertThat(statement.invoices())
                .singleElement()
                .satisfies(invoice -> assertThat(invoice)
                        .returns(subscription, ProviderInvoice::subscription)
                        .returns(ProviderInvoice.Status.PAID, ProviderInvoice::status)
                        .returns(due, ProviderInvoice::totalMinor)
                        .returns(due, ProviderInvoice::paidMinor)
                        .returns(0L, ProviderInvoice::dueMinor));
        assertThat(statement.refunds()).isEmpty();
    }

    @Test
    void beginsWithDaysThatAreFree() {
        var subscription = buyer.subscribes(buyer.withTrial(14));

        var now = buyer.now(subscription);
        assertThat(now.status()).isEqualTo(SubscriptionStatus.TRIALING);
        assertThat(now.trialEnd()).isCloseTo(world.now().plus(DAY.multipliedBy(14)), within(1, ChronoUnit.MINUTES));
        assertThat(buyer.statement(subscription).payments()).isEmpty();
    }

    @Test
    void makesOnePageForAKey() {
        var request = buyer.request(buyer.terms);
        var first = gateway.checkout(account, request, "once-" + buyer.reference);

        assertThat(gateway.checkout(account, request, "once-" + buyer.reference))
                .isEqualTo(first);
        assertThat(gateway.checkout(account, request, key()).id()).isNotEqualTo(first.id());
    }

    @Test
    void changesSeatsAndPlan() {
        var subscription = buyer.subscribes();

        assertThat(buyer.changes(buyer.change(subscription, buyer.terms, 5, false), key()))
                .returns(5, ProviderSubscription::seats)
                .returns(buyer.terms.code(), ProviderSubscription::priceCode);
        assertThat(buyer.changes(buyer.change(subscription, buyer.dearer(), 4, false), key()))
                .returns(4, ProviderSubscription::seats)
                .returns(buyer.dearer().code(), ProviderSubscription::priceCode)
                .returns(SubscriptionStatus.ACTIVE, ProviderSubscription::status);
        assertThat(buyer.now(subscription).reference()).isEqualTo(buyer.reference);
    }

    @Test
    void changesNothingBeforeTheBuyerAgrees() {
        var subscription = buyer.subscribes();
        var outcome = gateway.change(account, buyer.change(subscription, buyer.dearer(), 5, false), key());
        assumeTrue(outcome instanceof AwaitingApproval, "it asks nobody");

        assertThat(buyer.now(subscription))
                .returns(SEATS, ProviderSubscription::seats)
                .returns(buyer.terms.code(), ProviderSubscription::priceCode);
    }

    @Test
    void changesWithThePeriod() {
        assumeTrue(world.can().contains(Can.SCHEDULES));
        var subscription = buyer.subscribes();
        var end = Objects.requireNonNull(buyer.now(subscription).periodEnd());

        var set = buyer.changes(buyer.change(subscription, buyer.terms, 1, true), key());

        assertThat(set.seats()).isEqualTo(SEATS);
        assertThat(set.next()).isEqualTo(new ProviderSubscription.Next(buyer.terms.code(), 1, end));
        assertThat(buyer.now(subscription)).isEqualTo(set);
        // Thought better of: the later one counts.
        assertThat(buyer.changes(buyer.change(subscription, buyer.terms, 2, true), key())
                        .next())
                .isEqualTo(new ProviderSubscription.Next(buyer.terms.code(), 2, end));

        world.periodEnds(subscription);

        assertThat(buyer.now(subscription))
                .returns(2, ProviderSubscription::seats)
                .returns(null, ProviderSubscription::next);
    }

    @Test
    void letsGoOfWhatWasSetForTheEndOfThePeriod() {
        var subscription = buyer.subscribes();
        if (world.can().contains(Can.SCHEDULES)) {
            buyer.changes(buyer.change(subscription, buyer.terms, 1, true), key());
        }

        assertThat(gateway.unschedule(account, subscription, key()).next()).isNull();
        assertThat(gateway.unschedule(account, subscription, key()))
                .returns(null, ProviderSubscription::next)
                .returns(SEATS, ProviderSubscription::seats);

        world.periodEnds(subscription);
        assertThat(buyer.now(subscription).seats()).isEqualTo(SEATS);
    }

    @Test
    void changesNowWhatIsOtherwiseSetForTheEndOfThePeriod() {
        var subscription = buyer.subscribes();
        buyer.changes(buyer.change(subscription, buyer.terms, 1, true), key());

        assertThat(buyer.changes(buyer.change(subscription, buyer.terms, 6, false), key()))
                .returns(6, ProviderSubscription::seats)
                .returns(null, ProviderSubscription::next);
    }

    @Test
    void endsWithThePeriodUnlessResumed() {
        var subscription = buyer.subscribes();

        assertThat(gateway.cancel(account, subscription, true, key()))
                .returns(true, ProviderSubscription::cancelAtPeriodEnd)
                .returns(SubscriptionStatus.ACTIVE, ProviderSubscription::status);
        assertThat(gateway.resume(account, subscription, key()))
                .returns(false, ProviderSubscription::cancelAtPeriodEnd)
                .returns(SubscriptionStatus.ACTIVE, ProviderSubscription::status);
        // It goes on already.
        assertThat(gateway.resume(account, subscription, key()).cancelAtPeriodEnd())
                .isFalse();
    }

    @Test
    void endsAtOnceAndForGood() {
        var subscription = buyer.subscribes();

        var ended = gateway.cancel(account, subscription, false, key());

        assertThat(ended.status()).isEqualTo(SubscriptionStatus.CANCELLED);
        assertThat(ended.endedAt()).isNotNull();
        assertThat(gateway.cancel(account, subscription, false, key()).status())
                .isEqualTo(SubscriptionStatus.CANCELLED);
        assertThat(gateway.cancel(account, subscription, true, key()).status()).isEqualTo(SubscriptionStatus.CANCELLED);
        refuses(CONFLICT, () -> gateway.resume(account, subscription, key()));
        refuses(CONFLICT, () -> gateway.change(account, buyer.change(subscription, buyer.terms, 9, false), key()));
    }
}
