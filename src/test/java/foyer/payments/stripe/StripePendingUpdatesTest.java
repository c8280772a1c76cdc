package foyer.payments.stripe;

import static foyer.payments.stripe.StripeSubscriber.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.payments.ChangeOutcome.Applied;
import foyer.payments.ChangeOutcome.AwaitingApproval;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes that wait to be paid, and that somebody thinks better of. */
@Tag("unit")
class StripePendingUpdatesTest {

    private final StripeWorld world = new StripeWorld();
    private final StripeGateway gateway = world.gateway;
    private final StripeSubscriber buyer = new StripeSubscriber(world);
    private final String subscription = buyer.subscribes();

    @AfterEach
    void closes() {
        world.close();
    }

    /** The page of a change to eight seats that was not paid. */
    private String awaited() {
        world.server.cashier.declines = true;
        var outcome = gateway.change(world.account(), buyer.change(subscription, 8, false), key());
        world.server.cashier.declines = false;
        return ((AwaitingApproval) outcome).url();
    }

    private void cannotBePaidAnyMore(String url) {
        assertThatThrownBy(() -> world.agrees(url)).isInstanceOf(StripeError.class);
        assertThat(buyer.now(subscription).seats()).isEqualTo(3);
        assertThat(buyer.newest("subscription").path("pending_update").isNull()).isTrue();
    }

    @Test
    void isGoneWhenItIsTakenBack() {
        var url = awaited();

        assertThat(gateway.unschedule(world.account(), subscription, key()).seats())
                .isEqualTo(3);

        cannotBePaidAnyMore(url);
        assertThat(gateway.unschedule(world.account(), subscription, key()).seats())
                .isEqualTo(3);
    }

    @Test
    void isGoneWhenNothingIsToChange() {
        var url = awaited();

        assertThat(gateway.change(world.account(), buyer.change(subscription, 3, false), key()))
                .isInstanceOf(Applied.class);

        cannotBePaidAnyMore(url);
    }

    @Test
    void givesWayToWhatComesWithThePeriod() {
        var url = awaited();

        var outcome = gateway.change(world.account(), buyer.change(subscription, 2, true), key());

        assertThat(outcome).isInstanceOf(Applied.class);
        assertThat(buyer.now(subscription).next()).isNotNull().returns(2, ProviderSubscription.Next::seats);
        cannotBePaidAnyMore(url);
    }

    @Test
    void isGoneWhenTheSubscriptionEnds() {
        var url = awaited();

        assertThat(gateway.cancel(world.account(), subscription, true, key()).cancelAtPeriodEnd())
                .isTrue();
        cannotBePaidAnyMore(url);

        gateway.resume(world.account(), subscription, key());
        var other = awaited();
        assertThat(gateway.cancel(world.account(), subscription, false, key()).status())
                .isEqualTo(SubscriptionStatus.CANCELLED);
        assertThatThrownBy(() -> world.agrees(other)).isInstanceOf(StripeError.class);
    }

    @Test
    void staysWhenItWasPaidMeanwhile() {
        var url = awaited();
        world.agrees(url);

        assertThat(gateway.unschedule(world.account(), subscription, key()).seats())
                .isEqualTo(8);
    }
}
