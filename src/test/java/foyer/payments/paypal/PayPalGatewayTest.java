package foyer.payments.paypal;

import static foyer.payments.ProviderException.Reason.MISCONFIGURED;
import static foyer.payments.ProviderException.Reason.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.payments.PaymentGatewayContract;
import foyer.payments.PaymentWorld;
import foyer.payments.PriceTerms;
import foyer.payments.ProviderException;
import foyer.payments.SubscriptionStatus;
import foyer.platform.http.OutboundRetryableException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class PayPalGatewayTest extends PaymentGatewayContract {

    private final PayPalWorld paypal = new PayPalWorld();
    private final PayPalSubscriber subscriber = new PayPalSubscriber(paypal);

    @Override
    protected PaymentWorld world() {
        return paypal;
    }

    @AfterEach
    void endsTheWorld() {
        paypal.close();
    }

    /** As PayPal says while it is still at the same request of before. */
    @Test
    void isToBeAskedAgainWhilePayPalIsBusy() {
        var subscription = subscriber.subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));
        var payment = paypal.gateway()
                .statement(paypal.account(), subscription)
                .payments()
                .getFirst();
        paypal.server.isBusy = true;

        assertThatExceptionOfType(OutboundRetryableException.class)
                .isThrownBy(() -> paypal.gateway().refund(paypal.account(), payment.id(), "USD", 100, "key-1"));

        paypal.server.isBusy = false;
        assertThat(paypal.gateway()
                        .refund(paypal.account(), payment.id(), "USD", 100, "key-1")
                        .amountMinor())
                .isEqualTo(100);
    }

    @Test
    void isOverdueWhileItIsTriedAgainAndUnpaidOnceItIsNot() {
        var subscription = subscriber.subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));

        paypal.server.book.failsToPay(subscription);
        assertThat(paypal.gateway().subscription(paypal.account(), subscription).status())
                .isEqualTo(SubscriptionStatus.PAST_DUE);
        paypal.server.book.failsToPay(subscription);
        paypal.server.book.failsToPay(subscription);
        assertThat(paypal.gateway().subscription(paypal.account(), subscription).status())
                .isEqualTo(SubscriptionStatus.UNPAID);

        var failed = paypal.deliveries().stream()
                .map(delivery -> paypal.gateway().read(paypal.account(), delivery.body()))
                .filter(event -> event.type().endsWith("PAYMENT.FAILED"))
                .toList();
        assertThat(failed)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.seen().toString()).contains("FAILED", "PAYMENT_DENIED", "4200"));
    }

    @Test
    void takesAnotherTokenWhenItsOwnIsRefused() {
        var subscription = subscriber.subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));
        paypal.gateway().subscription(paypal.account(), subscription);
        var before = tokens();
        paypal.gateway().subscription(paypal.account(), subscription);
        assertThat(tokens()).isEqualTo(before);

        paypal.server.forgetsTokens();
        paypal.gateway().subscription(paypal.account(), subscription);
        assertThat(tokens()).isEqualTo(before + 1);

        paypal.clock.pass(Duration.ofHours(9));
        paypal.gateway().subscription(paypal.account(), subscription);
        assertThat(tokens()).isEqualTo(before + 2);
    }

    private long tokens() {
        return paypal.server.asked.stream()
                .filter(call -> call.contains("/oauth2/token"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 503})
    void isToBeAskedAgainWhilePayPalGivesNoToken(int status) {
        paypal.server.tokenStatus = status;

        assertThatExceptionOfType(OutboundRetryableException.class)
                .isThrownBy(() -> paypal.gateway().subscription(paypal.account(), "none"));
    }

    @Test
    void saysThatTheKeysAreWrong() {
        // Somebody else has the right ones.
        var subscription = subscriber.subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> paypal.gateway().subscription(paypal.account("another"), subscription))
                .returns(MISCONFIGURED, ProviderException::reason)
                .withMessageNotContaining("another");
    }

    @Test
    void writesAmountsAsTheCurrencyHasThem() {
        for (var terms : new PriceTerms[] {
            PayPalSubscriber.terms("USD", 0, 1_405, 0),
            PayPalSubscriber.terms("JPY", 0, 1_405, 0),
            PayPalSubscriber.terms("KWD", 0, 1_405, 0),
            PayPalSubscriber.terms("TWD", 140_500, 0, 0)
        }) {
            var subscription = subscriber.subscribed(terms);

            var payment = paypal.gateway()
                    .statement(paypal.account(), subscription)
                    .payments()
                    .getFirst();
            assertThat(payment.amountMinor()).isEqualTo(terms.amountMinor() + 3 * terms.seatAmountMinor());
            assertThat(payment.currency()).isEqualTo(terms.currency());
        }
    }

    @Test
    void takesNoPriceOfAnAmountAndSeats() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(
                        () -> paypal.gateway().price(paypal.account(), PayPalSubscriber.terms("USD", 1, 1, 0), null))
                .returns(UNSUPPORTED, ProviderException::reason);
    }
}
