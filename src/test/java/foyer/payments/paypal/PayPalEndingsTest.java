package foyer.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How subscriptions end at PayPal, which knows no end with a period. */
@Tag("unit")
class PayPalEndingsTest {

    private final PayPalWorld paypal = new PayPalWorld();
    private final PayPalSubscriber subscriber = new PayPalSubscriber(paypal);

    @AfterEach
    void endsTheWorld() {
        paypal.close();
    }

    private ProviderSubscription now(String subscription) {
        return paypal.gateway().subscription(paypal.account(), subscription);
    }

    private ProviderSubscription cancel(String subscription, boolean atPeriodEnd) {
        return paypal.gateway().cancel(paypal.account(), subscription, atPeriodEnd, "key-" + atPeriodEnd);
    }

    private String asPayPalHasIt(String subscription) {
        JsonNode found = paypal.server.book.subscription(subscription);
        return found.path("status").asString();
    }

    @Test
    void endsWithItsPeriodBySuspensionAndGoesOnByActivation() {
        var subscription = subscribed(0);
        var before = paypal.gateway().subscription(paypal.account(), subscription);

        var ending = paypal.gateway().cancel(paypal.account(), subscription, true, "key-1");

        assertThat(paypal.server.asked).anyMatch(call -> call.endsWith(subscription + "/suspend"));
        assertThat(ending.periodEnd()).isEqualTo(before.periodEnd());
        paypal.periodEnds(subscription);
        assertThat(paypal.gateway().statement(paypal.account(), subscription).payments())
                .hasSize(1);
        assertThat(paypal.gateway().subscription(paypal.account(), subscription))
                .returns(SubscriptionStatus.CANCELLED, ProviderSubscription::status)
                .returns(before.periodEnd(), ProviderSubscription::endedAt);
        assertThat(paypal.gateway()
                        .cancel(paypal.account(), subscription, false, "key-2")
                        .status())
                .isEqualTo(SubscriptionStatus.CANCELLED);
    }

    private String subscribed(int trialDays) {
        return subscriber.subscribed(PayPalSubscriber.terms("USD", 0, 1_400, trialDays));
    }

    @Test
    void isCancelledForGoodOnceItsPeriodIsOver() {
        var subscription = subscribed(0);
        var end = now(subscription).periodEnd();
        cancel(subscription, true);
        paypal.periodEnds(subscription);
        assertThat(asPayPalHasIt(subscription)).isEqualTo("SUSPENDED");
        assertThat(cancel(subscription, true).status()).isEqualTo(SubscriptionStatus.CANCELLED);
        assertThat(asPayPalHasIt(subscription)).isEqualTo("SUSPENDED");
        paypal.clock.pass(Duration.ofDays(1));

        var ended = cancel(subscription, false);

        assertThat(asPayPalHasIt(subscription)).isEqualTo("CANCELLED");
        assertThat(ended)
                .returns(SubscriptionStatus.CANCELLED, ProviderSubscription::status)
                .returns(end, ProviderSubscription::endedAt)
                .returns(end, ProviderSubscription::periodEnd);
    }

    @Test
    void endsAtOnceWhoIsBehind() {
        var subscription = subscribed(0);
        paypal.server.book.failsToPay(subscription);

        assertThat(cancel(subscription, true)).returns(SubscriptionStatus.CANCELLED, ProviderSubscription::status);

        assertThat(asPayPalHasIt(subscription)).isEqualTo("CANCELLED");
    }

    /** Suspended by what was asked for before the payment failed, or by who knows how it is done. */
    @Test
    void owesStillWhoHasItEndWithThePeriod() {
        var subscription = subscribed(0);
        cancel(subscription, true);
        assertThat(now(subscription).status()).isEqualTo(SubscriptionStatus.ACTIVE);

        paypal.server.book.owes(subscription);

        assertThat(now(subscription))
                .returns(SubscriptionStatus.PAST_DUE, ProviderSubscription::status)
                .returns(true, ProviderSubscription::cancelAtPeriodEnd);
    }

    @Test
    void isFreeStillWhoHasItEndWithTheFreeDays() {
        var subscription = subscribed(14);
        var until = now(subscription).trialEnd();

        assertThat(cancel(subscription, true))
                .returns(SubscriptionStatus.TRIALING, ProviderSubscription::status)
                .returns(until, ProviderSubscription::trialEnd)
                .returns(true, ProviderSubscription::cancelAtPeriodEnd);
    }
}
