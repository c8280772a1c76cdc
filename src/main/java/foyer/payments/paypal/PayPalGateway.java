package foyer.payments.paypal;

import foyer.payments.BadSignatureException;
import foyer.payments.ChangeOutcome;
import foyer.payments.ChangePreview;
import foyer.payments.CheckoutPage;
import foyer.payments.CheckoutRequest;
import foyer.payments.PaymentAccount;
import foyer.payments.PaymentEvent;
import foyer.payments.PaymentGateway;
import foyer.payments.PriceTerms;
import foyer.payments.Provider;
import foyer.payments.ProviderCredit;
import foyer.payments.ProviderDispute;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import foyer.payments.ProviderPayment;
import foyer.payments.ProviderPrice;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderStatement;
import foyer.payments.ProviderSubscription;
import foyer.payments.SignedEvent;
import foyer.payments.SubscriptionChange;
import foyer.payments.SubscriptionStatus;
import foyer.platform.http.OutboundHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * PayPal's Subscriptions API. What differs from others: a change needs the payer's consent on a page of PayPal's and is
 * billed from the next period; nothing ends with its period by itself ({@link PayPalSubscriptions}); there are no
 * invoices, coupons or pages to change a card on.
 */
@Component
class PayPalGateway implements PaymentGateway {

    private final Clock clock;
    private final PayPalApi api;
    private final PayPalPlans plans;
    private final PayPalSubscriptions subscriptions;
    private final PayPalChanges changes;
    private final PayPalEndings endings;
    private final PayPalTransactions transactions;
    private final PayPalRefunds refunds;
    private final PayPalDisputes disputes;
    private final PayPalReversals reversals;
    private final PayPalEvents events;
    private final PayPalSignatures signatures;

    @Autowired
    PayPalGateway(OutboundHttp http, PayPalSettings settings, Clock clock, JsonMapper json) {
        this(http, settings, clock, json, PayPalTrust.paypals());
    }

    PayPalGateway(OutboundHttp http, PayPalSettings settings, Clock clock, JsonMapper json, PayPalTrust trust) {
        this.clock = clock;
        this.api = new PayPalApi(http, settings, new PayPalTokens(http, clock, json), json);
        this.plans = new PayPalPlans(api);
        this.subscriptions = new PayPalSubscriptions(api, plans, clock);
        this.changes = new PayPalChanges(api, subscriptions, clock);
        this.endings = new PayPalEndings(api, subscriptions);
        this.transactions = new PayPalTransactions(api, clock);
        var log = new PayPalEventLog(api, clock);
        this.refunds = new PayPalRefunds(log);
        this.reversals = new PayPalReversals(transactions, log, clock);
        this.disputes = new PayPalDisputes(api, transactions, clock);
        this.events = new PayPalEvents(subscriptions, transactions, disputes);
        var pace = new PayPalPace(clock);
        this.signatures = new PayPalSignatures(new PayPalCertificates(http, trust, clock, pace), api, clock, pace);
    }

    @Override
    public Provider provider() {
        return Provider.PAYPAL;
    }

    @Override
    public ProviderPrice price(PaymentAccount account, PriceTerms terms, @Nullable ProviderPrice known) {
        return plans.price(account, terms, known);
    }

    @Override
    public CheckoutPage checkout(PaymentAccount account, CheckoutRequest request, String key) {
        var created = api.post(
                account,
                "/v1/billing/subscriptions",
                Map.of(
                        "plan_id",
                        PayPalForms.plan(request.price(), request.trialDays() > 0),
                        "quantity",
                        PayPalForms.quantity(request.terms(), request.seats()),
                        "custom_id",
                        request.reference().toString(),
                        "subscriber",
                        Map.of("email_address", request.email()),
                        "application_context",
                        PayPalForms.context(request.successUrl(), request.cancelUrl(), "SUBSCRIBE_NOW")),
                key);
        var id = created.path("id").asString("");
        var made = PayPalSubscriptions.instant(created.path("create_time"));
        var until = Objects.requireNonNullElse(made, clock.instant()).plus(PayPalChanges.APPROVAL);
        return new CheckoutPage(id, PayPalPlans.approval(created), until, id);
    }

    /** The page is the subscription's own: it is one once the payer has agreed. */
    @Override
    public @Nullable String subscribed(PaymentAccount account, String checkout) {
        var subscription = subscriptions.ask(account, checkout);
        return subscription.status() == SubscriptionStatus.INCOMPLETE ? null : checkout;
    }

    @Override
    public String portal(PaymentAccount account, String customer, String returnUrl) {
        throw unsupported("portal");
    }

    @Override
    public ChangePreview preview(PaymentAccount account, SubscriptionChange change) {
        return changes.preview(account, change);
    }

    @Override
    public ChangeOutcome change(PaymentAccount account, SubscriptionChange change, String key) {
        return changes.change(account, change);
    }

    /** Nothing is ever set for later at PayPal: what was not agreed to is forgotten. */
    @Override
    public ProviderSubscription unschedule(PaymentAccount account, String subscription, String key) {
        return subscriptions.ask(account, subscription);
    }

    @Override
    public ProviderSubscription cancel(PaymentAccount account, String subscription, boolean atPeriodEnd, String key) {
        return endings.cancel(account, subscription, atPeriodEnd);
    }

    @Override
    public ProviderSubscription resume(PaymentAccount account, String subscription, String key) {
        return endings.resume(account, subscription);
    }

    @Override
    public ProviderSubscription applyCoupon(PaymentAccount account, String subscription, String coupon, String key) {
        throw unsupported("coupon");
    }

    @Override
    public ProviderRefund refund(
            PaymentAccount account, String payment, String currency, long amountMinor, String key) {
        return transactions.refund(account, payment, currency, amountMinor, key);
    }

    @Override
    public List<ProviderRefund> refunds(PaymentAccount account, String subscription, Set<String> payments) {
        return refunds.of(account, subscription, payments);
    }

    /** PayPal's subscriptions have a balance of what is owed alone. */
    @Override
    public ProviderCredit grantCredit(
            PaymentAccount account, String customer, String currency, long amountMinor, String key) {
        throw unsupported("credit");
    }

    @Override
    public List<ProviderCredit> credits(PaymentAccount account, String customer) {
        return List.of();
    }

    @Override
    public ProviderStatement statement(PaymentAccount account, String subscription) {
        var now = subscriptions.ask(account, subscription);
        var payments = now.startedAt() == null
                ? List.<ProviderPayment>of()
                : transactions.of(account, subscription, now.startedAt().minus(Duration.ofDays(1)));
        var invoices = payments.stream()
                .map(PayPalTransactions::invoice)
                .filter(Objects::nonNull)
                .toList();
        return new ProviderStatement(now, invoices, payments, List.of());
    }

    /** What went back is told as a complaint where there is one, unless the seller has won it. */
    @Override
    public List<ProviderDispute> disputes(
            PaymentAccount account, String subscription, List<String> payments, Set<String> gone) {
        var complaints = disputes.of(account, subscription, payments);
        var others = new HashSet<>(gone);
        complaints.stream()
                .filter(complaint -> complaint.status() != ProviderDispute.Status.WON)
                .forEach(complaint -> others.remove(complaint.payment()));
        return Stream.concat(complaints.stream(), reversals.of(account, subscription, others).stream())
                .toList();
    }

    @Override
    public ProviderSubscription subscription(PaymentAccount account, String subscription) {
        return subscriptions.ask(account, subscription);
    }

    @Override
    public SignedEvent verify(PaymentAccount account, Map<String, String> headers, byte[] body)
            throws BadSignatureException {
        signatures.require(account, headers, body);
        try {
            var event = api.tree(body);
            var id = event.path("id").asString("");
            if (!id.isEmpty()) {
                return new SignedEvent(id, event.path("event_type").asString(""), PayPalEvents.at(event));
            }
        } catch (JacksonException _) {
            // As any other that is no event.
        }
        throw new BadSignatureException();
    }

    @Override
    public PaymentEvent read(PaymentAccount account, byte[] body) {
        return events.read(account, api.tree(body));
    }

    private static ProviderException unsupported(String what) {
        return new ProviderException(Provider.PAYPAL, Reason.UNSUPPORTED, what);
    }
}
