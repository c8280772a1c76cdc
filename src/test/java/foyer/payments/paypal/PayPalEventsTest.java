package foyer.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PaymentEvent;
import foyer.payments.PaymentEvent.Seen;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events in the shapes that PayPal publishes ("Webhook event names"), with all that they have and Foyer does not ask for. */
@Tag("unit")
class PayPalEventsTest {

    private static final UUID TENANT = UUID.fromString("0193b2c4-0000-7000-8000-000000000001");

    private final PayPalWorld paypal = new PayPalWorld();

    @AfterEach
    void endsTheWorld() {
        paypal.close();
    }

    private PaymentEvent read(String name) throws IOException {
        try (var file = getClass().getResourceAsStream("/payments/paypal/" + name + ".json")) {
            return paypal.gateway()
                    .read(paypal.account(), Objects.requireNonNull(file, name).readAllBytes());
        }
    }

    @Test
    void readsASubscription() throws IOException {
        paypal.server.book.knows("P-5ML4271244454362WXNWU5NQ", "PRO-1");

        var event = read("subscription-activated");

        assertThat(event)
                .returns("BILLING.SUBSCRIPTION.ACTIVATED", PaymentEvent::type)
                .returns(Instant.parse("2018-12-10T21:20:49Z"), PaymentEvent::occurredAt)
                .returns(TENANT, PaymentEvent::reference)
                .returns("I-BW452GLLEP1G", PaymentEvent::subscription);
        assertThat(((Seen.OfSubscription) event.seen().getFirst()).subscription())
                .returns("PRO-1", ProviderSubscription::priceCode)
                .returns(20, ProviderSubscription::seats)
                // Something is owed, and the period is paid.
                .returns(SubscriptionStatus.PAST_DUE, ProviderSubscription::status)
                .returns(Instant.parse("2018-12-01T01:20:49Z"), ProviderSubscription::periodStart)
                .returns(Instant.parse("2019-01-01T00:20:49Z"), ProviderSubscription::periodEnd);
    }

    @Test
    void readsASaleAsAPaymentAndAnInvoice() throws IOException {
        var event = read("sale-completed");

        assertThat(event)
                .returns(TENANT, PaymentEvent::reference)
                .returns("I-BW452GLLEP1G", PaymentEvent::subscription);
        assertThat(event.seen()).hasSize(3).contains(new Seen.SubscriptionChanged("I-BW452GLLEP1G"));
        assertThat(((Seen.OfPayment) event.seen().getFirst()).payment())
                .returns("80021663DE681814L", ProviderPayment::id)
                .returns(48L, ProviderPayment::amountMinor)
                .returns(ProviderPayment.Status.SUCCEEDED, ProviderPayment::status);
        assertThat(((Seen.OfInvoice) event.seen().get(1)).invoice())
                .returns(ProviderInvoice.Status.PAID, ProviderInvoice::status)
                .returns(48L, ProviderInvoice::totalMinor);
    }
}
