package foyer.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.payments.PaymentEvent;
import foyer.payments.PaymentEvent.Seen;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What Stripe's events tell, as it publishes them. */
@Tag("unit")
class StripeEventsTest {

    private static final UUID OLD_TENANT = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");

    private final StripeWorld world = new StripeWorld();
    private final StripeGateway gateway = world.gateway;
    private final StripeSubscriber buyer = new StripeSubscriber(world);

    @AfterEach
    void closes() {
        world.close();
    }

    @Test
    void readsASubscriptionOfAnOldVersion() {
        var old = StripeBooks.shape("old/customer.subscription.updated");

        assertThat(buyer.read(old))
                .returns("evt_1LAAAA2eZvKYlo2C", PaymentEvent::id)
                .returns(Instant.parse("2024-06-01T12:00:00Z"), PaymentEvent::occurredAt)
                .returns(OLD_TENANT, PaymentEvent::reference)
                .returns("sub_old", PaymentEvent::subscription)
                .returns(List.<Seen>of(new Seen.SubscriptionChanged("sub_old")), PaymentEvent::seen);
        assertThat(StripeSubscriptions.read(old.path("data").path("object")))
                .returns("cus_old", ProviderSubscription::customer)
                .returns(SubscriptionStatus.PAST_DUE, ProviderSubscription::status)
                .returns("REAL-ESTATE-PRO-MONTH-USD-STRIPE-1", ProviderSubscription::priceCode)
                .returns(7, ProviderSubscription::seats)
                .returns(Instant.ofEpochSecond(1_717_243_200), ProviderSubscription::periodStart)
                .returns(Instant.ofEpochSecond(1_719_835_200), ProviderSubscription::periodEnd)
                .returns("Welcome", ProviderSubscription::coupon);
    }

    @Test
    void readsAnInvoiceOfAnOldVersion() {
        var event = buyer.read(StripeBooks.shape("old/invoice.paid"));

        assertThat(event).returns(OLD_TENANT, PaymentEvent::reference).returns("sub_old", PaymentEvent::subscription);
        assertThat(event.seen()).singleElement().isInstanceOfSatisfying(Seen.OfInvoice.class, seen -> {
            assertThat(seen.invoice())
                    .returns("ABCD1234-0002", ProviderInvoice::number)
                    .returns(ProviderInvoice.Status.PAID, ProviderInvoice::status)
                    .returns(23_200L, ProviderInvoice::subtotalMinor)
                    .returns(1_160L, ProviderInvoice::taxMinor)
                    .returns(24_360L, ProviderInvoice::totalMinor)
                    .returns(Instant.ofEpochSecond(1_717_243_200), ProviderInvoice::periodStart)
                    .returns(Instant.ofEpochSecond(1_719_835_200), ProviderInvoice::periodEnd)
                    .returns(Instant.ofEpochSecond(1_717_243_230), ProviderInvoice::issuedAt)
                    .returns(Instant.ofEpochSecond(1_717_243_250), ProviderInvoice::paidAt)
                    .returns("https://pay.stripe.com/invoice/old/pdf", ProviderInvoice::pdfUrl);
            assertThat(seen.invoice().lines())
                    .extracting(ProviderInvoice.Line::quantity)
                    .containsExactly(1, 7);
        });
        assertThat(world.server.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "customer.subscription.created, subscription, SubscriptionChanged",
        "customer.subscription.updated, subscription, SubscriptionChanged",
        "customer.subscription.deleted, subscription, SubscriptionChanged",
        "customer.subscription.trial_will_end, subscription, SubscriptionChanged",
        "customer.subscription.paused, subscription, SubscriptionChanged",
        "customer.subscription.resumed, subscription, SubscriptionChanged",
        "invoice.created, invoice, OfInvoice",
        "invoice.finalized, invoice, OfInvoice",
        "invoice.paid, invoice, OfInvoice",
        "invoice.payment_failed, invoice, OfInvoice",
        "invoice.payment_succeeded, invoice, OfInvoice",
        "invoice.voided, invoice, OfInvoice",
        "invoice.marked_uncollectible, invoice, OfInvoice",
        "invoice.updated, invoice, OfInvoice",
        "charge.succeeded, charge, OfPayment",
        "charge.failed, charge, OfPayment",
        "charge.refunded, charge, OfPayment",
        "payment_intent.succeeded, payment_intent, OfPayment",
        "payment_intent.payment_failed, payment_intent, OfPayment",
        "charge.refund.updated, refund, OfRefund",
        "refund.created, refund, OfRefund",
        "refund.updated, refund, OfRefund",
        "refund.failed, refund, OfRefund",
        "checkout.session.completed, checkout.session, CheckoutDone",
        "checkout.session.async_payment_succeeded, checkout.session, CheckoutDone",
        "checkout.session.async_payment_failed, checkout.session, SubscriptionChanged",
        "checkout.session.expired, checkout.session, CheckoutExpired",
        "payment_method.updated, payment_method, "
    })
    void tellsWhoseItIs(String type, String kind, String seen) {
        var subscription = buyer.subscribes();
        var payment = buyer.newest("payment_intent").path("id").asString();
        gateway.refund(world.account(), payment, "USD", 100, "k");
        buyer.newest("payment_method").putNull("customer");

        var event = buyer.told(type, buyer.newest(kind));

        if (seen == null) {
            assertThat(event.seen()).isEmpty();
            return;
        }
        assertThat(event.seen())
                .singleElement()
                .extracting(one -> one.getClass().getSimpleName())
                .isEqualTo(seen);
        assertThat(event)
                .returns(buyer.tenant, PaymentEvent::reference)
                .returns(subscription, PaymentEvent::subscription);
    }

    /** Whatever is written on the payment itself, by whoever may write there. */
    @ParameterizedTest
    @CsvSource({
        "charge.refunded, charge",
        "payment_intent.succeeded, payment_intent",
        "refund.created, refund",
        "charge.dispute.created, dispute"
    })
    void whoseAPaymentIsSaysItsInvoice(String type, String kind) {
        var other = new StripeSubscriber(world);
        other.subscribes();
        var subscription = buyer.subscribes();
        var payment = buyer.newest("payment_intent").path("id").asString();
        gateway.refund(world.account(), payment, "USD", 100, "k");
        world.disputes(subscription);
        var told = buyer.newest(kind);
        told.putObject("metadata").put("foyer_tenant", other.tenant.toString());

        assertThat(buyer.told(type, told))
                .returns(buyer.tenant, PaymentEvent::reference)
                .returns(subscription, PaymentEvent::subscription);
    }

    @Test
    void asksWhoseAnInvoiceIsThatDoesNotSay() {
        buyer.subscribes();
        var invoice = buyer.newest("invoice").deepCopy();
        ((ObjectNode) invoice.path("parent").path("subscription_details")).putNull("metadata");

        assertThat(buyer.told("invoice.paid", invoice).reference()).isEqualTo(buyer.tenant);
        assertThat(world.server.asked).last().asString().startsWith("GET /v1/subscriptions/sub_");
    }

    @Test
    void isNobodysWhatNoneOfOursHas() {
        buyer.subscribes();
        var charge = buyer.newest("charge").deepCopy().put("id", "ch_alone").putNull("payment_intent");
        assertThat(buyer.told("charge.succeeded", charge)).returns(null, PaymentEvent::reference);

        var other = buyer.newest("payment_intent").deepCopy().put("id", "pi_other");
        assertThat(buyer.told("payment_intent.succeeded", other)).returns(null, PaymentEvent::reference);

        var subscription = buyer.newest("subscription").deepCopy();
        subscription.putObject("metadata").put("foyer_tenant", "no uuid");
        assertThat(buyer.told("customer.subscription.updated", subscription)).returns(null, PaymentEvent::reference);

        var once = buyer.newest("invoice").deepCopy().putNull("parent");
        assertThat(buyer.told("invoice.paid", once).seen()).isEmpty();
    }

    @Test
    void hasItAskedWhenSomethingElseIsPaidWithOrThereIsCredit() {
        var id = buyer.subscribes();
        var customer = StripeSubscriber.event("customer.updated", buyer.newest("customer"));
        assertThat(buyer.read(customer).seen()).isEmpty();
        ((ObjectNode) customer.path("data")).putObject("previous_attributes").putObject("invoice_settings");

        var card = buyer.newest("payment_method")
                .put("customer", buyer.newest("customer").path("id").asString());
        var credit = StripeSubscriber.event("customer.updated", buyer.newest("customer"));
        ((ObjectNode) credit.path("data"))
                .putObject("previous_attributes")
                .put("balance", 0)
                .putObject("invoice_credit_balance");
        var cash = StripeSubscriber.event("customer_cash_balance_transaction.created", buyer.newest("customer"));
        assertThat(buyer.read(cash).seen()).as("it is kept").isEmpty();
        for (var event :
                List.of(customer, credit, StripeSubscriber.event("payment_method.automatically_updated", card))) {
            assertThat(buyer.read(event))
                    .returns(buyer.tenant, PaymentEvent::reference)
                    .returns(List.<Seen>of(new Seen.SubscriptionChanged(id)), PaymentEvent::seen);
        }
    }

    @Test
    void knowsAPaymentByItsIntentWhateverChargesItTook() {
        world.server.cashier.declines = true;
        buyer.subscribes();
        var failed = buyer.told("charge.failed", buyer.newest("charge"));
        world.server.cashier.declines = false;
        world.agrees(buyer.newest("invoice").path("hosted_invoice_url").asString());
        var succeeded = buyer.told("charge.succeeded", buyer.newest("charge"));
        var intent = buyer.told("payment_intent.succeeded", buyer.newest("payment_intent"));

        assertThat(payment(succeeded)).isEqualTo(payment(intent));
        assertThat(payment(failed).at()).isEqualTo(payment(intent).at());
        assertThat(payment(failed))
                .returns(ProviderPayment.Status.FAILED, ProviderPayment::status)
                .returns("insufficient_funds", ProviderPayment::failureCode);
        assertThat(List.of(payment(succeeded), payment(intent)))
                .allSatisfy(payment -> assertThat(payment)
                        .returns(payment(failed).id(), ProviderPayment::id)
                        .returns(ProviderPayment.Status.SUCCEEDED, ProviderPayment::status)
                        .returns(buyer.newest("invoice").path("id").asString(), ProviderPayment::invoice)
                        .returns(null, ProviderPayment::failureCode));
    }

    private static ProviderPayment payment(PaymentEvent event) {
        return ((Seen.OfPayment) Objects.requireNonNull(event.seen().getFirst())).payment();
    }
}
