package foyer.payments;

import static foyer.payments.Buyer.SEATS;
import static foyer.payments.Buyer.costs;
import static foyer.payments.Buyer.key;
import static foyer.payments.ProviderException.Reason.CONFLICT;
import static foyer.payments.ProviderException.Reason.NOT_FOUND;
import static foyer.payments.ProviderException.Reason.REJECTED;
import static foyer.payments.ProviderException.Reason.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foyer.payments.PaymentWorld.Can;
import foyer.platform.http.OutboundException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What {@link PaymentGateway} promises of deeds asked for twice, of things that are not there, and of money given
 * back or due at last.
 */
abstract class PaymentOnceContract extends PaymentWebhookContract {

    static void refuses(ProviderException.Reason reason, ThrowingCallable deed) {
        assertThatExceptionOfType(ProviderException.class).isThrownBy(deed).returns(reason, ProviderException::reason);
    }

    /** Asks for a deed whose answer is lost, as whoever asks again later with the same key. */
    void loses(ThrowingCallable deed) {
        assumeTrue(world.can().contains(Can.LOSES_ANSWERS));
        world.losesNextAnswer();
        assertThatExceptionOfType(OutboundException.class).isThrownBy(deed);
    }

    @Test
    void makesOnePageWhoseAnswerWasLost() {
        var request = buyer.request(buyer.terms);
        var key = key();

        loses(() -> gateway.checkout(account, request, key));

        var page = gateway.checkout(account, request, key);
        assertThat(gateway.checkout(account, request, key)).isEqualTo(page);
        assertThat(buyer.now(world.pays(page)).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void closesAPageOnWhichNobodyHasSubscribed() {
        var page = buyer.page(buyer.terms, key());
        var paid = buyer.page(buyer.terms, key());
        var subscription = world.pays(paid);

        assertThat(gateway.close(account, paid.id())).isFalse();
        assertThat(gateway.subscribed(account, paid.id())).isEqualTo(subscription);
        assertThat(gateway.close(account, page.id())).isEqualTo(world.can().contains(Can.CLOSES_PAGES));
        assumeTrue(world.can().contains(Can.CLOSES_PAGES));
        assertThat(gateway.close(account, page.id())).isTrue();
        assertThatRuntimeException().isThrownBy(() -> world.pays(page));
        assertThat(gateway.subscribed(account, page.id())).isNull();
        refuses(NOT_FOUND, () -> gateway.close(account, "none-" + key()));
    }

    @Test
    void changesOnceThoughTheAnswerWasLost() {
        var subscription = buyer.subscribes();
        var paid = buyer.statement(subscription).payments().size();
        var change = buyer.change(subscription, buyer.dearer(), 5, false);
        var key = key();

        loses(() -> gateway.change(account, change, key));

        assertThat(buyer.changes(change, key))
                .returns(5, ProviderSubscription::seats)
                .returns(buyer.dearer().code(), ProviderSubscription::priceCode);
        assertThat(buyer.changes(change, key).seats()).isEqualTo(5);
        assertThat(buyer.statement(subscription).payments()).hasSizeLessThanOrEqualTo(paid + 1);
    }

    @Test
    void endsItThoughTheAnswerWasLost() {
        var subscription = buyer.subscribes();
        var key = key();

        loses(() -> gateway.cancel(account, subscription, false, key));

        assertThat(gateway.cancel(account, subscription, false, key).status()).isEqualTo(SubscriptionStatus.CANCELLED);
    }

    @Test
    void givesMoneyBackOnceForAKey() {
        var subscription = buyer.subscribes();
        var payment = buyer.statement(subscription).payments().getFirst();
        var key = key();

        if (world.can().contains(Can.LOSES_ANSWERS)) {
            loses(() -> gateway.refund(account, payment.id(), "USD", 500, key));
        }
        var refund = gateway.refund(account, payment.id(), "USD", 500, key);

        assertThat(refund)
                .returns(payment.id(), ProviderRefund::payment)
                .returns("USD", ProviderRefund::currency)
                .returns(500L, ProviderRefund::amountMinor)
                .returns(ProviderRefund.Status.SUCCEEDED, ProviderRefund::status);
        assertThat(gateway.refund(account, payment.id(), "USD", 500, key).id()).isEqualTo(refund.id());
        var statement = buyer.statement(subscription);
        assertThat(statement.payments()).singleElement().returns(500L, ProviderPayment::refundedMinor);
        assumeTrue(world.can().contains(Can.REFUNDS));
        assertThat(buyer.refunds(subscription))
                .singleElement()
                .satisfies(stated -> assertThat(stated)
                        .returns(refund.id(), ProviderRefund::id)
                        .returns(payment.id(), ProviderRefund::payment)
                        .returns(subscription, ProviderRefund::subscription));
    }

    @Test
    void givesNoMoreBackThanWasPaid() {
        var subscription = buyer.subscribes();
        var payment = buyer.statement(subscription).payments().getFirst();
        var whole = payment.amountMinor();

        refuses(CONFLICT, () -> gateway.refund(account, payment.id(), "USD", whole + 1, key()));
        gateway.refund(account, payment.id(), "USD", 500, key());
        refuses(CONFLICT, () -> gateway.refund(account, payment.id(), "USD", whole - 499, key()));
        gateway.refund(account, payment.id(), "USD", whole - 500, key());
        refuses(CONFLICT, () -> gateway.refund(account, payment.id(), "USD", 1, key()));
        for (var none : List.of(0L, -1L)) {
            refuses(REJECTED, () -> gateway.refund(account, payment.id(), "USD", none, key()));
        }
        refuses(REJECTED, () -> gateway.refund(account, payment.id(), "JPY", 1, key()));
        assumeTrue(world.can().contains(Can.REFUNDS));
        assertThat(buyer.refunds(subscription))
                .extracting(ProviderRefund::amountMinor)
                .containsExactlyInAnyOrder(500L, whole - 500);
    }

    @Test
    void knowsNothingOfWhatIsNotThere() {
        var id = "none-" + key();
        var deeds = new LinkedHashMap<String, ThrowingCallable>();
        deeds.put("subscription", () -> gateway.subscription(account, id));
        deeds.put("statement", () -> gateway.statement(account, id));
        deeds.put("cancel now", () -> gateway.cancel(account, id, false, key()));
        deeds.put("cancel later", () -> gateway.cancel(account, id, true, key()));
        deeds.put("resume", () -> gateway.resume(account, id, key()));
        deeds.put("unschedule", () -> gateway.unschedule(account, id, key()));
        deeds.put("refund", () -> gateway.refund(account, id, "USD", 1, key()));
        for (var later : List.of(true, false)) {
            deeds.put("preview " + later, () -> gateway.preview(account, buyer.change(id, buyer.terms, 1, later)));
            deeds.put("change " + later, () -> gateway.change(account, buyer.change(id, buyer.terms, 1, later), key()));
        }

        deeds.forEach((name, deed) -> assertThatExceptionOfType(ProviderException.class)
                .as(name)
                .isThrownBy(deed)
                .returns(NOT_FOUND, ProviderException::reason)
                .withMessageNotContaining(id));
    }

    @Test
    void takesCouponsThatAreSome() {
        var subscription = buyer.subscribes();
        if (!world.can().contains(Can.COUPONS)) {
            refuses(UNSUPPORTED, () -> gateway.applyCoupon(account, subscription, "WELCOME20", key()));
            return;
        }
        for (var none : List.of("NO-SUCH-CODE", "", " ", "../v1/customers")) {
            refuses(NOT_FOUND, () -> gateway.applyCoupon(account, subscription, none, key()));
        }

        var applied = gateway.applyCoupon(account, subscription, world.coupon(), key());

        assertThat(applied.coupon()).isNotNull();
        assertThat(buyer.now(subscription)).isEqualTo(applied).returns(SEATS, ProviderSubscription::seats);
    }

    @Test
    void hasAPageToChangeWhatIsPaidWith() {
        var customer = Objects.requireNonNull(buyer.now(buyer.subscribes()).customer());
        if (world.can().contains(Can.PORTAL)) {
            assertThat(gateway.portal(account, customer, "https://app.example.com/"))
                    .startsWith("http");
        } else {
            refuses(UNSUPPORTED, () -> gateway.portal(account, customer, "https://app.example.com/"));
        }
    }

    @Test
    void endsFreeDaysWithAChangeThatIsNotForFree() {
        var subscription = buyer.subscribes(buyer.withTrial(14));
        var change = buyer.change(subscription, buyer.dearer(), 5, false);
        if (!world.can().contains(Can.TRIALS_END)) {
            refuses(CONFLICT, () -> gateway.change(account, change.endingTrial(), key()));
            refuses(CONFLICT, () -> gateway.preview(account, change.endingTrial()));
            assertThat(buyer.now(subscription))
                    .returns(SubscriptionStatus.TRIALING, ProviderSubscription::status)
                    .returns(SEATS, ProviderSubscription::seats);
            return;
        }
        assertThat(gateway.preview(account, change).dueNowMinor()).isZero();
        assertThat(gateway.preview(account, change.endingTrial()).dueNowMinor()).isEqualTo(costs(buyer.dearer(), 5));

        assertThat(buyer.changes(change.endingTrial(), key()))
                .returns(SubscriptionStatus.ACTIVE, ProviderSubscription::status)
                .returns(buyer.dearer().code(), ProviderSubscription::priceCode)
                .returns(5, ProviderSubscription::seats);
        assertThat(buyer.statement(subscription).payments())
                .singleElement()
                .returns(costs(buyer.dearer(), 5), ProviderPayment::amountMinor);
        assertThat(buyer.now(subscription).periodEnd())
                .isBetween(world.now().plus(Duration.ofDays(28)), world.now().plus(Duration.ofDays(31)));
    }
}
