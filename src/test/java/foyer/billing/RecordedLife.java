package foyer.billing;

import foyer.payments.PaymentEvent;
import foyer.payments.PaymentEvent.Seen;
import foyer.payments.Provider;
import foyer.payments.ProviderInvoice;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderPaymentMethod;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderSubscription;
import foyer.payments.ProviderSubscription.Next;
import foyer.payments.SubscriptionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox told of a subscription from its free days to its end, each event with the state of then: trial, active,
 * more seats, a payment that failed, recovered, another plan, given back, cancelled.
 */
final class RecordedLife {

    static final String STARTER = "LEAD-GENERATION-STARTER-MONTH-USD-SANDBOX-1";
    static final String PRO = "LEAD-GENERATION-PRO-MONTH-USD-SANDBOX-1";

    private static final ProviderPaymentMethod CARD = new ProviderPaymentMethod("card", "visa", "4242", "2034-04");

    final String id = "sub_" + UUID.randomUUID();
    final String customer = "cus_" + UUID.randomUUID();
    final List<PaymentEvent> events = new ArrayList<>();
    final Map<String, ProviderInvoice> invoices = new LinkedHashMap<>();
    final Map<String, ProviderPayment> payments = new LinkedHashMap<>();
    final Map<String, ProviderRefund> refunds = new LinkedHashMap<>();

    private final UUID tenant;
    private Instant now;
    private ProviderSubscription state;

    private RecordedLife(UUID tenant, Instant began) {
        this.tenant = tenant;
        this.now = began;
        this.state = new ProviderSubscription(
                id,
                customer,
                tenant,
                SubscriptionStatus.TRIALING,
                PRO,
                2,
                began,
                began,
                after(14),
                after(14),
                false,
                null,
                null,
                CARD,
                null,
                began);
    }

    /** Up to a payment that failed three days ago. */
    static RecordedLife untilBehind(UUID tenant, Instant now) {
        var life = new RecordedLife(tenant, now.minus(Duration.ofDays(47)));
        life.goesBehind();
        return life;
    }

    /** To its end, today. */
    static RecordedLife toItsEnd(UUID tenant, Instant now) {
        var life = new RecordedLife(tenant, now.minus(Duration.ofDays(90)));
        life.goesBehind();
        life.ends();
        return life;
    }

    ProviderSubscription last() {
        return state;
    }

    private Instant after(int days) {
        return now.plus(Duration.ofDays(days));
    }

    private void pass(int days) {
        now = after(days);
    }

    private void goesBehind() {
        tell(new Seen.OfSubscription(state));
        tell(new Seen.CheckoutDone("cs_" + id, id));
        pass(14);
        invoice("in_1", ProviderInvoice.Status.OPEN, 10_000, 0);
        become(SubscriptionStatus.ACTIVE, PRO, 2, null, true);
        payment("pay_1", "in_1", ProviderPayment.Status.SUCCEEDED, 10_000, 0);
        invoice("in_1", ProviderInvoice.Status.PAID, 10_000, 10_000);
        pass(5);
        become(SubscriptionStatus.ACTIVE, PRO, 5, null, false);
        invoice("in_2", ProviderInvoice.Status.PAID, 3_000, 3_000);
        pass(25);
        invoice("in_3", ProviderInvoice.Status.DRAFT, 16_000, 0);
        invoice("in_3", ProviderInvoice.Status.OPEN, 16_000, 0);
        payment("pay_3", "in_3", ProviderPayment.Status.FAILED, 16_000, 0);
        become(SubscriptionStatus.PAST_DUE, PRO, 5, null, true);
    }

    private void ends() {
        pass(3);
        payment("pay_4", "in_3", ProviderPayment.Status.SUCCEEDED, 16_000, 0);
        invoice("in_3", ProviderInvoice.Status.PAID, 16_000, 16_000);
        become(SubscriptionStatus.ACTIVE, PRO, 5, null, false);
        pass(1);
        become(
                SubscriptionStatus.ACTIVE,
                PRO,
                5,
                new Next(STARTER, 1, Objects.requireNonNull(state.periodEnd())),
                false);
        refund("re_1", ProviderRefund.Status.PENDING);
        refund("re_1", ProviderRefund.Status.SUCCEEDED);
        payment("pay_4", "in_3", ProviderPayment.Status.SUCCEEDED, 16_000, 1_000);
        pass(26);
        become(SubscriptionStatus.ACTIVE, STARTER, 1, null, true);
        invoice("in_4", ProviderInvoice.Status.PAID, 4_000, 4_000);
        pass(10);
        become(SubscriptionStatus.CANCELLED, STARTER, 1, null, false);
    }

    private void become(SubscriptionStatus status, String price, int seats, @Nullable Next next, boolean renews) {
        now = now.plusMillis(1);
        state = new ProviderSubscription(
                id,
                customer,
                tenant,
                status,
                price,
                seats,
                state.startedAt(),
                renews ? now : state.periodStart(),
                renews ? after(30) : state.periodEnd(),
                state.trialEnd(),
                false,
                status == SubscriptionStatus.CANCELLED ? now : null,
                next,
                CARD,
                null,
                now);
        tell(new Seen.OfSubscription(state));
    }

    private void invoice(String key, ProviderInvoice.Status status, long total, long paid) {
        now = now.plusMillis(1);
        var before = invoices.get(key);
        var line = new ProviderInvoice.Line("Foyer", total, 1, now, after(30));
        var invoice = new ProviderInvoice(
                key + id,
                id,
                key,
                status,
                "USD",
                total,
                0,
                total,
                paid,
                total - paid,
                null,
                null,
                before == null ? now : before.issuedAt(),
                status == ProviderInvoice.Status.PAID ? now : null,
                null,
                null,
                List.of(before == null ? line : before.lines().getFirst()),
                0);
        invoices.put(key, invoice);
        tell(new Seen.OfInvoice(invoice));
    }

    private void payment(String key, String invoice, ProviderPayment.Status status, long amount, long refunded) {
        now = now.plusMillis(1);
        var before = payments.get(key);
        var failure = status == ProviderPayment.Status.FAILED ? "card_declined" : null;
        var payment = new ProviderPayment(
                key + id,
                id,
                invoice + id,
                status,
                "USD",
                amount,
                refunded,
                failure,
                before == null ? now : before.at());
        payments.put(key, payment);
        tell(new Seen.OfPayment(payment));
    }

    private void refund(String key, ProviderRefund.Status status) {
        now = now.plusMillis(1);
        var before = refunds.get(key);
        var refund = new ProviderRefund(
                key + id, "pay_4" + id, id, status, "USD", 1_000, null, before == null ? now : before.at());
        refunds.put(key, refund);
        tell(new Seen.OfRefund(refund));
    }

    private void tell(Seen seen) {
        events.add(new PaymentEvent(
                Provider.SANDBOX, "evt_" + events.size() + id, "recorded", now, tenant, id, List.of(seen)));
    }
}
