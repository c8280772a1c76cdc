package foyer.payments.stripe;

import com.stripe.net.Webhook;
import foyer.payments.AccountKeys;
import foyer.payments.BillingInterval;
import foyer.payments.CheckoutPage;
import foyer.payments.PayingWorld;
import foyer.payments.PaymentAccount;
import foyer.payments.PaymentGateway;
import foyer.payments.PriceTerms;
import foyer.payments.Provider;
import foyer.platform.crypto.Secret;
import foyer.platform.http.OutboundForTests;
import foyer.platform.http.OutboundHttp;
import foyer.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Stripe as tests of its gateway have it: a server, its buyers, and the secrets that it signs with. */
public final class StripeWorld implements PayingWorld {

    static final String SECRET = "whsec_now";

    /** The one of before, which is good until everything signs with the other. */
    static final String SECRET_OF_BEFORE = "whsec_before";

    private static final OutboundHttp HTTP = OutboundForTests.on(new TestClock());

    final TestClock clock = new TestClock();
    final StripeServer server;
    final StripeGateway gateway;

    public StripeWorld() {
        try {
            server = new StripeServer(clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gateway = new StripeGateway(HTTP, new StripeSettings(server.url()), clock, StripeBooks.JSON);
        server.books.put("WELCOME", "coupon").put("name", "Welcome").put("valid", true);
        server.books.put("ENDED", "coupon").put("valid", false);
        server.books.put("OTHERS", "coupon").put("valid", true).put("applies", false);
        server.books.put("promo_1", "promotion_code").put("code", "WELCOME20").put("coupon", "WELCOME");
    }

    static PaymentAccount account(String key, String... secrets) {
        var webhooks = List.of(secrets).stream().map(Secret::new).toList();
        return new PaymentAccount(
                Provider.STRIPE, null, null, false, new AccountKeys(null, new Secret(key), webhooks, null));
    }

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    @Override
    public PaymentAccount account() {
        return account(StripeServer.KEY, SECRET, SECRET_OF_BEFORE);
    }

    @Override
    public Set<Can> can() {
        return EnumSet.allOf(Can.class);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public PriceTerms terms(String code, long seatAmountMinor, int trialDays) {
        return new PriceTerms(code, "Foyer Pro", "USD", BillingInterval.MONTH, 9_900, seatAmountMinor, trialDays);
    }

    @Override
    public String coupon() {
        return "WELCOME20";
    }

    @Override
    public String pays(CheckoutPage page) {
        return server.desk.counter().paid(page.id());
    }

    @Override
    public void agrees(String url) {
        server.desk.counter().paysInvoice(url);
    }

    @Override
    public void periodEnds(String subscription) {
        server.cashier.renew(server.books.get(subscription, "subscription"));
    }

    @Override
    public void passes(Duration time) {
        clock.pass(time);
    }

    @Override
    public void fallsBehind(String subscription) {
        server.cashier.declines = true;
        periodEnds(subscription);
        passes(Duration.ofDays(1));
        server.cashier.pay(invoice(subscription));
        server.cashier.declines = false;
    }

    @Override
    public void catchesUp(String subscription) {
        server.cashier.pay(invoice(subscription));
        var recovered = server.books.get(subscription, "subscription").put("status", "active");
        server.books.tell("customer.subscription.updated", recovered);
    }

    /** What is done next is answered as if it were still being done. */
    public void meetsAnother() {
        server.meetsAnother();
    }

    /** The next question is asked with a key that is good no more, or with one of another account or of this one's other mode. */
    public void refusesKeyOnce(boolean ofAnother) {
        server.fails(ofAnother ? StripeError.missing("id") : new StripeError(401, "invalid_request_error", "", ""));
    }

    /** Whether all cards are declined from now on. */
    public void declines(boolean all) {
        server.cashier.declines = all;
    }

    /** An invoice of a subscription is not paid, and void then. */
    public void voidsAnInvoiceOf(String subscription) {
        var row = server.books.get(subscription, "subscription");
        server.cashier.declines = true;
        server.cashier.charges(row, server.cashier.lines(row), "manual");
        server.cashier.declines = false;
        server.desk.counter().voids(invoice(subscription));
    }

    /** Support sells something of its own in Stripe's dashboard, instead of all that there was or of the seats alone. */
    public void sellsItsOwn(String subscription, boolean instead) {
        var row = server.books.get(subscription, "subscription");
        StripeGoods.replace(row, instead);
        server.books.tell("customer.subscription.updated", row);
    }

    /** Somebody deletes all customers in Stripe's dashboard. */
    public void losesCustomers() {
        server.books.lose("customer");
    }

    @Override
    public String disputes(String subscription) {
        return StripeComplaints.aboutTheNewest(server.books);
    }

    @Override
    public void decides(String dispute, boolean forTheBuyer) {
        StripeComplaints.decide(server.books, dispute, forTheBuyer);
    }

    /** The bank does not take what was given back last, which Stripe has said to have succeeded. */
    public void refundFails() {
        var refund = server.books.all("refund", "object", "refund").getFirst();
        var charge = server.books.get(refund.path("charge").asString(), "charge");
        charge.put("refunded", false)
                .put(
                        "amount_refunded",
                        charge.path("amount_refunded").asLong()
                                - refund.path("amount").asLong());
        server.books.tell("refund.failed", refund.put("status", "failed"));
    }

    private ObjectNode invoice(String subscription) {
        var latest = server.books.get(subscription, "subscription").path("latest_invoice");
        return server.books.get(latest.asString(), "invoice");
    }

    @Override
    public long changes() {
        return asked("POST /v1/subscriptions/");
    }

    /** How often it was asked for what begins so. */
    public long asked(String beginning) {
        return server.asked.stream()
                .filter(request -> request.startsWith(beginning))
                .count();
    }

    @Override
    public void losesNextAnswer() {
        server.losesNextAnswer();
    }

    @Override
    public List<Delivery> deliveries() {
        return server.books.events.stream()
                .map(event -> signed(event.toString(), now()))
                .toList();
    }

    @Override
    public String unknownEvent() {
        var event = StripeBooks.shape("event");
        event.put("id", "evt_unknown").put("type", "moon.landed").put("created", now().getEpochSecond());
        return event.toString();
    }

    @Override
    public Delivery signed(String body, Instant at) {
        return delivery("t=" + at.getEpochSecond() + ",v1=" + signature(body, at, SECRET) + ",v0=ignored", body);
    }

    static Delivery delivery(String header, String body) {
        return new Delivery(Map.of("stripe-signature", header), body.getBytes(StandardCharsets.UTF_8));
    }

    static String signature(String body, Instant at, String secret) {
        try {
            return Webhook.Util.computeHmacSha256(secret, at.getEpochSecond() + "." + body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, Delivery> forgeries(String body) {
        return StripeForgeries.of(body, now());
    }

    @Override
    public void close() {
        server.close();
    }
}
