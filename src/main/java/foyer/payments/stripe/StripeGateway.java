package foyer.payments.stripe;

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
import foyer.payments.ProviderPrice;
import foyer.payments.ProviderRefund;
import foyer.payments.ProviderStatement;
import foyer.payments.ProviderSubscription;
import foyer.payments.SignedEvent;
import foyer.payments.SubscriptionChange;
import foyer.platform.http.OutboundHttp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stripe's protocol (spec/billing.md, "Providers"). Keeps nothing: what it knows it asks for. */
@Component
class StripeGateway implements PaymentGateway {

    private final StripePrices prices;
    private final StripeCheckouts checkouts;
    private final StripePreviews previews;
    private final StripeChanges changes;
    private final StripeEndings endings;
    private final StripeMoneyBack moneyBack;
    private final StripeCredits credits;
    private final StripeSubscriptions subscriptions;
    private final StripeStatements statements;
    private final StripeSignatures signatures;
    private final StripeEvents events;

    StripeGateway(OutboundHttp http, StripeSettings settings, Clock clock, JsonMapper json) {
        var calls = new StripeCalls(http, settings, json);
        var schedules = new StripeSchedules(calls);
        var invoices = new StripeInvoices(calls);
        subscriptions = new StripeSubscriptions(calls);
        prices = new StripePrices(calls);
        checkouts = new StripeCheckouts(calls);
        previews = new StripePreviews(calls, subscriptions);
        var pending = new StripePendingUpdates(calls, subscriptions);
        changes = new StripeChanges(calls, subscriptions, schedules, pending);
        endings = new StripeEndings(calls, subscriptions, schedules, pending);
        moneyBack = new StripeMoneyBack(calls, subscriptions);
        credits = new StripeCredits(calls);
        statements = new StripeStatements(calls, subscriptions, invoices, credits);
        signatures = new StripeSignatures(clock, json);
        events = new StripeEvents(new StripeOwners(calls), invoices, json);
    }

    @Override
    public Provider provider() {
        return Provider.STRIPE;
    }

    @Override
    public ProviderPrice price(PaymentAccount account, PriceTerms terms, @Nullable ProviderPrice known) {
        return prices.price(account, terms, known);
    }

    @Override
    public CheckoutPage checkout(PaymentAccount account, CheckoutRequest request, String key) {
        return checkouts.open(account, request, key);
    }

    @Override
    public @Nullable String subscribed(PaymentAccount account, String checkout) {
        return checkouts.subscribed(account, checkout);
    }

    @Override
    public boolean close(PaymentAccount account, String checkout) {
        return checkouts.close(account, checkout);
    }

    @Override
    public String portal(PaymentAccount account, String customer, String returnUrl) {
        return checkouts.portal(account, customer, returnUrl);
    }

    @Override
    public ChangePreview preview(PaymentAccount account, SubscriptionChange change) {
        return previews.of(account, change);
    }

    @Override
    public ChangeOutcome change(PaymentAccount account, SubscriptionChange change, String key) {
        return changes.change(account, change, key);
    }

    @Override
    public ProviderSubscription unschedule(PaymentAccount account, String subscription, String key) {
        return changes.unschedule(account, subscription, key);
    }

    @Override
    public ProviderSubscription cancel(PaymentAccount account, String subscription, boolean atPeriodEnd, String key) {
        return endings.cancel(account, subscription, atPeriodEnd, key);
    }

    @Override
    public ProviderSubscription resume(PaymentAccount account, String subscription, String key) {
        return endings.resume(account, subscription, key);
    }

    @Override
    public ProviderSubscription applyCoupon(PaymentAccount account, String subscription, String coupon, String key) {
        return moneyBack.apply(account, subscription, coupon, key);
    }

    @Override
    public ProviderRefund refund(
            PaymentAccount account, String payment, String currency, long amountMinor, String key) {
        return moneyBack.refund(account, payment, currency, amountMinor, key);
    }

    @Override
    public ProviderCredit grantCredit(
            PaymentAccount account, String customer, String currency, long amountMinor, String key) {
        return credits.grant(account, customer, currency, amountMinor, key);
    }

    @Override
    public List<ProviderCredit> credits(PaymentAccount account, String customer) {
        return credits.of(account, customer);
    }

    @Override
    public ProviderStatement statement(PaymentAccount account, String subscription) {
        return statements.of(account, subscription);
    }

    @Override
    public List<ProviderDispute> disputes(
            PaymentAccount account, String subscription, List<String> payments, Set<String> gone) {
        return statements.disputes(account, subscription, payments);
    }

    @Override
    public ProviderSubscription subscription(PaymentAccount account, String subscription) {
        return StripeSubscriptions.read(subscriptions.now(account, subscription));
    }

    @Override
    public SignedEvent verify(PaymentAccount account, Map<String, String> headers, byte[] body)
            throws BadSignatureException {
        return signatures.verify(account, headers, body);
    }

    @Override
    public PaymentEvent read(PaymentAccount account, byte[] body) {
        return events.read(account, body);
    }
}
