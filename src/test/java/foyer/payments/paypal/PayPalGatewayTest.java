package foyer.payments.paypal;

import static foyer.payments.ProviderException.Reason.MISCONFIGURED;
import static foyer.payments.ProviderException.Reason.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.payments.BillingInterval;
import foyer.payments.PaymentGatewayContract;
import foyer.payments.PaymentWorld;
import foyer.payments.PriceTerms;
import foyer.payments.ProviderException;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import foyer.platform.http.OutboundRetryableException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PayPalGatewayTest extends PaymentGatewayContract {

    private static final String ANY = "none";

    private final PayPalWorld paypal = new PayPalWorld();

    @Override
    protected PaymentWorld world() {
        return paypal;
    }

    @AfterEach
    void endsTheWorld() {
        paypal.close();
    }

    private String subscribed(PriceTerms terms) {
        var gateway = paypal.gateway();
        var request = new foyer.payments.CheckoutRequest(
                UUID.randomUUID(),
                null,
                "owner@example.com",
                "Example",
                gateway.price(paypal.account(), terms, null),
                terms,
                3,
                terms.trialDays(),
                "https://app.example.com/done",
                "https://app.example.com/no");
        return paypal.pays(
                gateway.checkout(paypal.account(), request, UUID.randomUUID().toString()));
    }

    private static PriceTerms terms(String currency, long amount, long seat, int trialDays) {
        return new PriceTerms(
                "code-" + UUID.randomUUID(), "Foyer Pro", currency, BillingInterval.MONTH, amount, seat, trialDays);
    }

    @Test
    void endsWithItsPeriodBySuspensionAndGoesOnByActivation() {
        var subscription = subscribed(terms("USD", 0, 1_400, 0));
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

    /** As PayPal says while it is still at the same request of before. */
    @Test
    void isToBeAskedAgainWhilePayPalIsBusy() {
        var subscription = subscribed(terms("USD", 0, 1_400, 0));
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
        var subscription = subscribed(terms("USD", 0, 1_400, 0));

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
        var subscription = subscribed(terms("USD", 0, 1_400, 0));
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

    @Test
    void saysThatTheKeysAreWrong() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> paypal.gateway().subscription(paypal.account("another"), ANY))
                .returns(MISCONFIGURED, ProviderException::reason)
                .withMessageNotContaining("another");
    }

    @Test
    void writesAmountsAsTheCurrencyHasThem() {
        for (var terms : new PriceTerms[] {
            terms("USD", 0, 1_405, 0), terms("JPY", 0, 1_405, 0), terms("KWD", 0, 1_405, 0), terms("TWD", 140_500, 0, 0)
        }) {
            var subscription = subscribed(terms);

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
                .isThrownBy(() -> paypal.gateway().price(paypal.account(), terms("USD", 1, 1, 0), null))
                .returns(UNSUPPORTED, ProviderException::reason);
    }

    @Test
    void asksPayPalWhereTheCertificateCannotBeGot() throws Exception {
        paypal.server.hidesCertificates();
        var delivery = paypal.signed(paypal.unknownEvent(), paypal.now());

        assertThatExceptionOfType(foyer.payments.BadSignatureException.class)
                .isThrownBy(() -> paypal.gateway().verify(paypal.account(), delivery.headers(), delivery.body()));
        paypal.server.saysItIsItsOwn = true;
        assertThat(paypal.gateway()
                        .verify(paypal.account(), delivery.headers(), delivery.body())
                        .type())
                .isEqualTo("WEATHER.RAIN.BEGAN");
    }

    /** A check sum of 2³¹ and more is written without a sign. */
    @Test
    void writesTheCheckSumWithoutASign() throws Exception {
        var number = 0;
        while (true) {
            var body = "{\"id\":\"WH-" + number++ + "\",\"event_type\":\"A\"}";
            var crc = new java.util.zip.CRC32();
            crc.update(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            if (crc.getValue() > Integer.MAX_VALUE) {
                var good = paypal.signed(body, paypal.now());
                var bad = new PayPalTransmission(paypal.server, body, paypal.now())
                        .withSign()
                        .delivery();
                paypal.gateway().verify(paypal.account(), good.headers(), good.body());
                assertThatExceptionOfType(foyer.payments.BadSignatureException.class)
                        .isThrownBy(() -> paypal.gateway().verify(paypal.account(), bad.headers(), bad.body()));
                return;
            }
        }
    }
}
