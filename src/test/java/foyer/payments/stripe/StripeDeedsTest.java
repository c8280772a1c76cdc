package foyer.payments.stripe;

import static foyer.payments.stripe.StripeSubscriber.TERMS;
import static foyer.payments.stripe.StripeSubscriber.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.payments.BillingInterval;
import foyer.payments.ChangeOutcome;
import foyer.payments.ChangeOutcome.AwaitingApproval;
import foyer.payments.PriceTerms;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderPrice;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionStatus;
import foyer.platform.http.OutboundException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is Stripe's own of the deeds that all gateways do. */
@Tag("unit")
class StripeDeedsTest {

    private final StripeWorld world = new StripeWorld();
    private final StripeGateway gateway = world.gateway;
    private final StripeSubscriber buyer = new StripeSubscriber(world);

    @AfterEach
    void closes() {
        world.close();
    }

    private static void refuses(Reason reason, ThrowingCallable deed) {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(deed)
                .returns(reason, ProviderException::reason)
                .withMessageNotContaining("hidden");
    }

    @Test
    void speaksTheVersionOfItsLibrary() {
        assertThat(StripeCalls.API_VERSION).isEqualTo(com.stripe.Stripe.API_VERSION);
    }

    @Test
    void asksForNoPriceThatItKnows() {
        var made = gateway.price(world.account(), TERMS, null);
        assertThat(buyer.asked("POST /v1/prices")).hasSize(2);
        world.server.asked.clear();

        assertThat(gateway.price(world.account(), TERMS, null)).isEqualTo(made);
        assertThat(buyer.asked("POST ")).isEmpty();
        world.server.asked.clear();

        assertThat(gateway.price(world.account(), TERMS, made)).isEqualTo(made);
        assertThat(world.server.asked).isEmpty();
    }

    @Test
    void makesAPriceOnceForAllWhoWantItAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var wanted =
                    Collections.nCopies(6, (Callable<ProviderPrice>) () -> gateway.price(world.account(), TERMS, null));
            var made = new HashSet<ProviderPrice>();
            for (var price : threads.invokeAll(wanted)) {
                made.add(price.get());
            }
            assertThat(made).hasSize(1);
        }
        for (var part : StripePart.values()) {
            assertThat(world.server.books.all("price", "lookup_key", part.lookupKey(TERMS.code())))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"USD, MONTH, 9901, 1900", "USD, MONTH, 9900, 1901", "EUR, MONTH, 9900, 1900", "USD, YEAR, 9900, 1900"})
    void refusesAPriceThatIsAnotherWithStripe(String currency, BillingInterval interval, long amount, long seat) {
        gateway.price(world.account(), TERMS, null);
        var other = new PriceTerms(TERMS.code(), "Foyer Pro", currency, interval, amount, seat, 0);

        refuses(Reason.CONFLICT, () -> gateway.price(world.account(), other, null));
    }

    @Test
    void asksAPageForAllOfTheSubscription() {
        gateway.checkout(world.account(), buyer.request(null, 3, 14), key());
        var customer = buyer.now(buyer.subscribes()).customer();
        gateway.checkout(world.account(), buyer.request(customer, 3, 0), key());

        var asked = buyer.asked("POST /v1/checkout/sessions");
        var form = StripeForm.of(asked.getFirst().substring(asked.getFirst().lastIndexOf(' ') + 1));
        assertThat(form.text("mode")).isEqualTo("subscription");
        assertThat(form.text("client_reference_id")).isEqualTo(buyer.tenant.toString());
        assertThat(form.text("subscription_data", "metadata", "foyer_tenant")).isEqualTo(buyer.tenant.toString());
        assertThat(form.text("subscription_data", "trial_period_days")).isEqualTo("14");
        assertThat(form.text("customer_email")).isEqualTo("a+b@example.com");
        assertThat(form.text("allow_promotion_codes")).isEqualTo("true");
        assertThat(form.forms("line_items"))
                .extracting(item -> item.text("quantity"))
                .containsExactly("1", "3");
        assertThat(asked.getLast()).contains("customer=" + customer).doesNotContain("customer_email", "trial_period");
    }

    @Test
    void keepsAChangeUntilItIsPaid() {
        var subscription = buyer.subscribes();
        world.server.cashier.declines = true;
        var key = key();

        var outcome = gateway.change(world.account(), buyer.change(subscription, 8, false), key);

        assertThat(outcome).isInstanceOf(AwaitingApproval.class);
        assertThat(gateway.change(world.account(), buyer.change(subscription, 8, false), key))
                .isEqualTo(outcome);
        assertThat(buyer.now(subscription)).returns(3, ProviderSubscription::seats);
        world.server.cashier.declines = false;
        world.agrees(((AwaitingApproval) outcome).url());
        assertThat(buyer.now(subscription)).returns(8, ProviderSubscription::seats);
        assertThat(gateway.change(world.account(), buyer.change(subscription, 8, false), key))
                .isInstanceOf(ChangeOutcome.Applied.class);
    }

    @Test
    void takesNoUnpaidChangeOfWhatIsOverdue() {
        var subscription = buyer.subscribes();
        world.server.cashier.declines = true;
        world.periodEnds(subscription);
        assertThat(buyer.now(subscription).status()).isEqualTo(SubscriptionStatus.PAST_DUE);

        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> gateway.change(world.account(), buyer.change(subscription, 8, false), key()))
                .returns(Reason.DECLINED, ProviderException::reason)
                .returns("insufficient_funds", ProviderException::code);
        assertThat(buyer.now(subscription).seats()).isEqualTo(3);
    }

    @Test
    void setsAChangeThoughItWasCutOffHalfWay() {
        var subscription = buyer.subscribes();
        var change = buyer.change(subscription, 1, true);
        var key = key();
        world.losesNextAnswer();
        assertThatExceptionOfType(OutboundException.class)
                .isThrownBy(() -> gateway.change(world.account(), change, key));

        gateway.change(world.account(), change, key);

        assertThat(buyer.now(subscription).next()).isNotNull().returns(1, ProviderSubscription.Next::seats);
        assertThat(buyer.asked("POST /v1/subscription_schedules ")).hasSize(1);
    }

    @Test
    void endsWithThePeriodWhatWasSetToChangeThen() {
        var subscription = buyer.subscribes();
        gateway.change(world.account(), buyer.change(subscription, 1, true), key());

        assertThat(gateway.cancel(world.account(), subscription, true, key()))
                .returns(true, ProviderSubscription::cancelAtPeriodEnd)
                .returns(null, ProviderSubscription::next);
        refuses(Reason.CONFLICT, () -> gateway.change(world.account(), buyer.change(subscription, 2, true), key()));
        world.periodEnds(subscription);
        assertThat(buyer.now(subscription).status()).isEqualTo(SubscriptionStatus.CANCELLED);
    }

    @Test
    void resumesWhatStripesPortalEndedAndWhatIsPaused() {
        var subscription = buyer.subscribes();
        var end = Objects.requireNonNull(buyer.now(subscription).periodEnd());
        buyer.newest("subscription").put("cancel_at", end.getEpochSecond());
        assertThat(buyer.now(subscription).cancelAtPeriodEnd()).isTrue();
        assertThat(gateway.resume(world.account(), subscription, key()).cancelAtPeriodEnd())
                .isFalse();

        buyer.newest("subscription").put("status", "paused");
        assertThat(gateway.resume(world.account(), subscription, key()).status())
                .isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void showsWhatIsPaidWith() {
        var subscription = buyer.subscribes();
        assertThat(buyer.now(subscription).paymentMethod())
                .hasToString("ProviderPaymentMethod[kind=card, brand=visa, last4=4242, expires=2030-04]");

        // The customer's, where it has none of its own.
        var customer = world.server.books.get(
                buyer.newest("subscription").path("customer").asString(), "customer");
        ((ObjectNode) customer.path("invoice_settings"))
                .put(
                        "default_payment_method",
                        buyer.newest("subscription")
                                .path("default_payment_method")
                                .asString());
        buyer.newest("subscription").putNull("default_payment_method");
        assertThat(buyer.now(subscription).paymentMethod()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENDED", "OTHERS", "promo_1", "WELCOME"})
    void takesNoCouponThatIsNotForThis(String coupon) {
        var subscription = buyer.subscribes();

        refuses(Reason.NOT_FOUND, () -> gateway.applyCoupon(world.account(), subscription, coupon, key()));
        assertThat(buyer.now(subscription).coupon()).isNull();
    }

    @Test
    void statesMoreThanAPageOfIt() {
        var subscription = buyer.subscribes();
        for (var month = 0; month < 24; month++) {
            world.periodEnds(subscription);
        }

        var statement = gateway.statement(world.account(), subscription);

        assertThat(statement.invoices()).hasSize(25).doesNotHaveDuplicates();
        assertThat(statement.payments())
                .hasSize(25)
                .allSatisfy(payment -> assertThat(payment.invoice()).isNotNull());
        assertThat(buyer.asked("GET /v1/invoices ")).hasSize(2);
    }
}
