package foyer.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PaymentEvent;
import foyer.payments.PaymentEvent.Seen;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Events in the shapes that PayPal publishes ("Webhook event names"), with all that they have and Foyer does not ask for. */
@Tag("unit")
class PayPalEventsTest {

    private static final UUID TENANT = UUID.fromString("0193b2c4-0000-7000-8000-000000000001");

    private final PayPalWorld paypal = new PayPalWorld();
    private final PayPalSubscriber subscriber = new PayPalSubscriber(paypal);

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

    /** PayPal takes other prices with one of our plans from whoever makes a subscription. */
    @Test
    void isNoneOfOursAtPricesOfOthers() throws IOException {
        paypal.server.book.knows("P-5ML4271244454362WXNWU5NQ", "PRO-1");
        try (var file = getClass().getResourceAsStream("/payments/paypal/subscription-activated.json")) {
            var event = (ObjectNode) PayPalDiary.JSON.readTree(Objects.requireNonNull(file));
            ((ObjectNode) event.path("resource")).put("plan_overridden", true);

            var seen = paypal.gateway()
                    .read(paypal.account(), PayPalDiary.JSON.writeValueAsBytes(event))
                    .seen();

            assertThat(seen).contains(new Seen.SubscriptionChanged("I-BW452GLLEP1G"));
            assertThat(seen).noneMatch(Seen.OfSubscription.class::isInstance);
        }
        var subscription = subscriber.subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));
        var now = paypal.gateway().subscription(paypal.account(), subscription);
        assertThat(now.priceCode()).isNotNull();
        paypal.server.book.subscription(subscription).put("plan_overridden", true);
        assertThat(paypal.gateway().subscription(paypal.account(), subscription).priceCode())
                .isNull();
    }

    @Test
    void hasWhatWasGivenBackAskedFor() {
        var subscription = subscriber.subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));
        var payment = paypal.gateway()
                .statement(paypal.account(), subscription)
                .payments()
                .getFirst();
        paypal.gateway().refund(paypal.account(), payment.id(), "USD", 500, "key-1");

        var told = paypal.gateway()
                .read(paypal.account(), paypal.deliveries().getLast().body());

        assertThat(told.seen()).hasSize(2).last().isEqualTo(new Seen.SubscriptionChanged(subscription));
    }

    /** The list is of the whole account. */
    @Test
    void listsEventsForWhoeverAsksForRefundsAndNobodyElse() {
        var subscription = subscriber.subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));
        var gateway = paypal.gateway();
        var payment =
                gateway.statement(paypal.account(), subscription).payments().getFirst();
        var refund = gateway.refund(paypal.account(), payment.id(), "USD", 500, "key-1");

        assertThat(gateway.statement(paypal.account(), subscription).payments())
                .singleElement()
                .returns(500L, ProviderPayment::refundedMinor);
        assertThat(paypal.listedEvents()).isZero();

        assertThat(gateway.refunds(paypal.account(), subscription, Set.of(payment.id())))
                .singleElement()
                .returns(refund.id(), ProviderRefund::id);
        paypal.hidesEvents();
        assertThat(gateway.refunds(paypal.account(), subscription, Set.of(payment.id())))
                .isEmpty();
    }

    /** A refund of a capture names it, and neither a subscription nor a tenant. */
    @Test
    void findsWhoseARefundOfACaptureIs() {
        var subscription = subscriber.subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));
        var payment = paypal.gateway()
                .statement(paypal.account(), subscription)
                .payments()
                .getFirst();
        var body = """
                {"id":"WH-1","event_type":"PAYMENT.CAPTURE.REFUNDED","create_time":"%s","resource":{"id":"R-1",\
                "status":"COMPLETED","amount":{"value":"5.00","currency_code":"USD"},\
                "links":[{"rel":"up","href":"https://api.paypal.com/v2/payments/captures/%s"}]}}""".formatted(paypal.now(), payment.id());

        var told = paypal.gateway().read(paypal.account(), body.getBytes(StandardCharsets.UTF_8));

        assertThat(told)
                .returns(subscriber.tenant, PaymentEvent::reference)
                .returns(subscription, PaymentEvent::subscription);
        assertThat(((Seen.OfRefund) told.seen().getFirst()).refund())
                .returns(payment.id(), ProviderRefund::payment)
                .returns(500L, ProviderRefund::amountMinor);
    }

    /** Its amount is less than nothing, and its id may be its own: it is no payment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SALE.REVERSED\",\"resource\":{\"id\":\"%s\",\"state\":\"completed\",",
                "SALE.REVERSED\",\"resource\":{\"id\":\"77689802DL785834G\",\"sale_id\":\"%s\",\"state\":\"completed\",",
                "CAPTURE.REVERSED\",\"resource\":{\"id\":\"09E71677NS257044M\",\"status\":\"COMPLETED\",\"links\":[{\"rel\":\"up\","
                        + "\"href\":\"https://api.paypal.com/v2/payments/captures/%s\"}],"
            })
    void asksWhatAReversalDid(String what) {
        var subscription = subscriber.subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));
        var payment = paypal.gateway()
                .statement(paypal.account(), subscription)
                .payments()
                .getFirst();
        var body = "{\"id\":\"WH-1\",\"event_type\":\"PAYMENT." + what.formatted(payment.id())
                + "\"create_time\":\"2026-03-01T10:00:00Z\",\"amount\":{\"total\":\"-42.00\",\"currency\":\"USD\"}}}";

        var told = paypal.gateway().read(paypal.account(), body.getBytes(StandardCharsets.UTF_8));

        assertThat(told).returns(subscriber.tenant, PaymentEvent::reference);
        assertThat(told.seen())
                .containsExactly(
                        new Seen.OfDispute(new ProviderDispute(
                                payment.id(),
                                payment.id(),
                                subscription,
                                ProviderDispute.Status.LOST,
                                "USD",
                                4_200,
                                "REVERSED",
                                Instant.parse("2026-03-01T10:00:00Z"),
                                Instant.parse("2026-03-01T10:00:00Z"))),
                        new Seen.SubscriptionChanged(subscription));
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED, OPEN, '', NEEDS_RESPONSE",
        "UPDATED, WAITING_FOR_SELLER_RESPONSE, '', NEEDS_RESPONSE",
        "UPDATED, WAITING_FOR_BUYER_RESPONSE, '', UNDER_REVIEW",
        "UPDATED, UNDER_REVIEW, '', UNDER_REVIEW",
        "RESOLVED, RESOLVED, CANCELED_BY_BUYER, WON",
        "RESOLVED, RESOLVED, ACCEPTED, LOST",
        "RESOLVED, RESOLVED, RESOLVED_SELLER_FAVOUR, WON",
        "RESOLVED, RESOLVED, RESOLVED_BUYER_FAVOUR, LOST"
    })
    void readsWhatABuyerWantsBack(String type, String status, String outcome, ProviderDispute.Status expected) {
        var subscription = subscriber.subscribed(PayPalSubscriber.terms("USD", 0, 1_400, 0));
        var payment = paypal.gateway()
                .statement(paypal.account(), subscription)
                .payments()
                .getFirst();
        var body = """
                {"id":"WH-1","event_type":"CUSTOMER.DISPUTE.%s","create_time":"%s","resource":{"dispute_id":"PP-D-1",\
                "status":"%s","reason":"UNAUTHORISED","create_time":"2026-03-01T10:00:00.000Z",\
                "update_time":"2026-03-09T10:00:00.000Z","dispute_amount":{"value":"42.00","currency_code":"USD"},\
                "dispute_outcome":{"outcome_code":"%s"},"disputed_transactions":[{"seller_transaction_id":"%s"}]}}""".formatted(type, paypal.now(), status, outcome, payment.id());

        var told = paypal.gateway().read(paypal.account(), body.getBytes(StandardCharsets.UTF_8));

        assertThat(told).returns(subscriber.tenant, PaymentEvent::reference);
        assertThat(told.seen())
                .containsExactly(new Seen.OfDispute(new ProviderDispute(
                        "PP-D-1",
                        payment.id(),
                        subscription,
                        expected,
                        "USD",
                        4_200,
                        "UNAUTHORISED",
                        Instant.parse("2026-03-01T10:00:00Z"),
                        expected.isClosed() ? Instant.parse("2026-03-09T10:00:00Z") : null)));
    }
}
