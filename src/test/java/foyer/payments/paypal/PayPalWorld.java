package foyer.payments.paypal;

import static foyer.payments.paypal.PayPalAuthority.ANYBODYS;
import static foyer.payments.paypal.PayPalAuthority.SIGNER;
import static foyer.payments.paypal.PayPalAuthority.TRUSTED;

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
import foyer.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** PayPal on this machine, with an authority of its own for certificates. */
public final class PayPalWorld implements PayingWorld {

    final TestClock clock = new TestClock();
    final PayPalServer server = new PayPalServer(clock);

    private final PayPalGateway gateway = new PayPalGateway(
            OutboundForTests.on(clock),
            new PayPalSettings(server.base().toString()),
            clock,
            JsonMapper.builder().build(),
            new PayPalTrust(Set.of(server.base()), Set.of(TRUSTED.anchor()), Set.of(SIGNER)));

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    @Override
    public PaymentAccount account() {
        return account(PayPalServer.SECRET);
    }

    PaymentAccount account(String secret) {
        var keys = new AccountKeys(PayPalServer.CLIENT, new Secret(secret), List.of(), PayPalServer.WEBHOOK);
        return new PaymentAccount(Provider.PAYPAL, null, null, false, keys);
    }

    @Override
    public Set<Can> can() {
        return Set.of(Can.LOSES_ANSWERS, Can.REFUNDS);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public PriceTerms terms(String code, long seatAmountMinor, int trialDays) {
        return new PriceTerms(code, "Foyer Pro", "USD", BillingInterval.MONTH, 0, seatAmountMinor, trialDays);
    }

    @Override
    public String coupon() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String pays(CheckoutPage page) {
        return server.book.approves(page.id());
    }

    @Override
    public void agrees(String url) {
        server.book.agrees(url);
    }

    @Override
    public void periodEnds(String subscription) {
        clock.pass(Duration.between(clock.instant(), server.book.paidUntil(subscription)));
        server.book.renews(subscription);
    }

    @Override
    public void passes(Duration time) {
        clock.pass(time);
    }

    @Override
    public void fallsBehind(String subscription) {
        passes(Duration.between(clock.instant(), server.book.paidUntil(subscription)));
        server.book.failsToPay(subscription);
        passes(Duration.ofDays(1));
        server.book.failsToPay(subscription);
    }

    @Override
    public void catchesUp(String subscription) {
        server.book.renews(subscription);
    }

    @Override
    public String disputes(String subscription) {
        return server.complaints.about(server.sales.newest(subscription));
    }

    @Override
    public void decides(String dispute, boolean forTheBuyer) {
        server.complaints.decided(dispute, forTheBuyer);
    }

    /** The buyer makes so many seats of it by the platform's public name, at a price of their own. */
    public void overrides(String subscription, int seats) {
        var changed = server.book
                .subscription(subscription)
                .put("plan_overridden", true)
                .put("quantity", String.valueOf(seats))
                .put("update_time", server.diary.now());
        server.diary.tell("BILLING.SUBSCRIPTION.UPDATED", changed);
    }

    /** The newest payment is taken back though nobody has complained. */
    public void reverses(String subscription) {
        server.sales.reverses(server.sales.newest(subscription));
    }

    /** From now on nothing goes back, for that reason; null when it does again. */
    public void refusesRefunds(@Nullable String issue) {
        server.sales.refusal = issue;
    }

    /** What was taken back last is there again. */
    public void returns(String subscription) {
        server.sales.returns(server.sales.newest(subscription));
    }

    /** Its events cannot be listed for now. */
    public void hidesEvents() {
        server.hides = PayPalEventList.PATH;
    }

    /** What buyers complain of cannot be listed for now. */
    public void hidesComplaints() {
        server.hides = PayPalComplaints.PATH;
    }

    /** What was paid is of long ago: no captures, of which it says what was given back. */
    public void knowsNoCaptures() {
        server.sales.areOld = true;
    }

    /** Happens each time that its events are asked for. */
    public void meanwhile(Runnable happens) {
        server.meanwhile = happens;
    }

    /** How often it was asked for its events. */
    public long listedEvents() {
        return server.asked.stream()
                .filter(call -> call.startsWith("GET " + PayPalEventList.PATH))
                .count();
    }

    @Override
    public long changes() {
        return server.asked.stream().filter(call -> call.endsWith("/revise")).count();
    }

    @Override
    public void losesNextAnswer() {
        server.losesNextAnswer();
    }

    @Override
    public List<Delivery> deliveries() {
        return List.copyOf(server.diary.deliveries);
    }

    @Override
    public String unknownEvent() {
        return """
                {"id":"WH-%s","create_time":"%s","resource_type":"weather","event_type":"WEATHER.RAIN.BEGAN",\
                "resource":{"id":"1"}}""".formatted(UUID.randomUUID(), clock.instant());
    }

    @Override
    public Delivery signed(String body, Instant at) {
        return new PayPalTransmission(server, body, at).delivery();
    }

    @Override
    public Map<String, Delivery> forgeries(String body) {
        var port = server.base().getPort();
        var path = "/v1/notifications/certs/CERT-1";
        server.serves("CERT-old", TRUSTED.chain(SIGNER, Instant.parse("2021-01-01T00:00:00Z")));
        server.serves("CERT-other", ANYBODYS.chain());
        server.serves("CERT-name", TRUSTED.chain("api.paypal.com.example.com", Instant.parse("2090-01-01T00:00:00Z")));
        server.serves("CERT-none", "no certificate");
        var bad = new LinkedHashMap<String, Delivery>();
        for (var url : List.of(
                "http://127.0.0.1.evil.example:" + port + path,
                "http://127.0.0.1:" + port + "@127.0.0.2:" + port + path,
                "http://someone@127.0.0.1:" + port + path,
                "https://127.0.0.1:" + port + path,
                "http://localhost:" + port + path,
                "http://127.0.0.1:" + (port - 1) + path,
                "http://127.0.0.1:" + port + path + "?and=more",
                "http://127.0.0.1:" + port + path + "#more",
                "http://127.0.0.1:" + port + "/../" + path + "\\",
                "file:///etc/passwd",
                "127.0.0.1:" + port + path)) {
            bad.put("certificate at " + url, forged(body).certificate(url).delivery());
        }
        for (var name : List.of("CERT-old", "CERT-name", "CERT-none")) {
            bad.put(name, forged(body).certificate(server.certificate(name)).delivery());
        }
        bad.put(
                "CERT-other",
                forged(body)
                        .by(ANYBODYS)
                        .certificate(server.certificate("CERT-other"))
                        .delivery());
        bad.put("another's key", forged(body).by(ANYBODYS).delivery());
        bad.put("another webhook's", forged(body).webhook("WH-OTHER").delivery());
        bad.put("another algorithm", forged(body).algorithm("SHA1withRSA").delivery());
        bad.put("one of tomorrow", signed(body, clock.instant().plus(Duration.ofDays(1))));
        return bad;
    }

    private PayPalTransmission forged(String body) {
        return new PayPalTransmission(server, body, clock.instant());
    }

    @Override
    public void close() {
        server.close();
    }
}
