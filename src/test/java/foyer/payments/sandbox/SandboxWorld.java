package foyer.payments.sandbox;

import foyer.payments.AccountKeys;
import foyer.payments.BillingInterval;
import foyer.payments.CheckoutPage;
import foyer.payments.PaymentAccount;
import foyer.payments.PaymentGateway;
import foyer.payments.PaymentWorld;
import foyer.payments.PriceTerms;
import foyer.payments.Provider;
import foyer.platform.crypto.Secret;
import foyer.platform.crypto.TokenSignatures;
import foyer.platform.time.TenantClock;
import foyer.testing.TestClock;
import foyer.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** The sandbox by a clock of the test's own, on the tables of the application, which sends its webhooks too. */
final class SandboxWorld implements PaymentWorld {

    final TestClock clock = new TestClock();
    final SandboxLife life;
    final SandboxPortal portal;

    private final SandboxGateway gateway;
    private final SandboxCheckouts checkouts;
    private final TokenSignatures signatures;
    private final TestDatabase database;
    private final long begun;

    SandboxWorld(ApplicationContext beans, TestDatabase database) {
        this.database = database;
        this.signatures = beans.getBean(TokenSignatures.class);
        this.begun = database.number("select coalesce(max(number), 0) from payments.sandbox_webhook");
        var queries = beans.getBean(SandboxQueries.class);
        var sending = beans.getBean(SandboxSending.class);
        var time = new TenantClock(clock, List.of());
        var json = new SandboxJson();
        var shapes = new SandboxShapes(json);
        var events = new SandboxEvents(json, shapes);
        var credits = new SandboxCredits(json, events, shapes, time);
        var books = new SandboxBooks(json, events, shapes, credits);
        var turns = new SandboxTurns(shapes, books, events, json);
        this.life = new SandboxLife(queries, turns, events, sending, time);
        this.checkouts = new SandboxCheckouts(queries, json, books, events, sending, time);
        this.portal = new SandboxPortal(queries, shapes, books, turns, events, life, sending, time);
        this.gateway = new SandboxGateway(
                queries,
                checkouts,
                new SandboxDeeds(shapes, books, events, turns, json, time),
                credits,
                new SandboxSignatures(signatures, clock),
                json,
                beans.getBean(SandboxPlace.class),
                life,
                sending);
    }

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    @Override
    public PaymentAccount account() {
        return new PaymentAccount(
                Provider.SANDBOX, null, null, false, new AccountKeys(null, new Secret(""), List.of(), null));
    }

    @Override
    public Set<Can> can() {
        return EnumSet.complementOf(EnumSet.of(Can.LOSES_ANSWERS));
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public PriceTerms terms(String code, long seatAmountMinor, int trialDays) {
        return new PriceTerms(code, "Foyer Pro", "USD", BillingInterval.MONTH, 1_000, seatAmountMinor, trialDays);
    }

    @Override
    public String coupon() {
        return SandboxCoupon.WELCOME20.name();
    }

    @Override
    public String pays(CheckoutPage page) {
        return pays(page, SandboxCard.GOOD);
    }

    String pays(CheckoutPage page, SandboxCard card) {
        return Objects.requireNonNull(
                Objects.requireNonNull(checkouts.pay(page.id(), card)).getSubscription());
    }

    @Override
    public void agrees(String url) {
        throw new IllegalStateException("nobody is asked");
    }

    @Override
    public void periodEnds(String subscription) {
        var now = gateway.subscription(account(), subscription);
        var end = Objects.requireNonNull(now.periodEnd());
        clock.pass(Duration.between(clock.instant(), end).plusSeconds(1));
        life.advance(Objects.requireNonNull(now.reference()));
    }

    /** Time passes, and what is due happens. */
    void passes(Duration time, UUID reference) {
        clock.pass(time);
        life.advance(reference);
    }

    @Override
    public void losesNextAnswer() {
        throw new IllegalStateException("answers do not get lost within a process");
    }

    @Override
    public List<Delivery> deliveries() {
        return database
                .texts("select body from payments.sandbox_webhook where number > ? order by number", begun)
                .stream()
                .map(body -> signed(body, clock.instant()))
                .toList();
    }

    @Override
    public String unknownEvent() {
        return "{\"id\":\"evt_%s\",\"type\":\"sun.shines\",\"createdAt\":\"%s\"}".formatted(UUID.randomUUID(), now());
    }

    @Override
    public Delivery signed(String body, Instant at) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var header = new SandboxSignatures(signatures, Clock.fixed(at, ZoneOffset.UTC)).sign(bytes);
        return new Delivery(Map.of(SandboxSignatures.HEADER, header), bytes);
    }

    @Override
    public Map<String, Delivery> forgeries(String body) {
        var good = signed(body, clock.instant());
        var header = Objects.requireNonNull(good.headers().get(SandboxSignatures.HEADER));
        var forged = new LinkedHashMap<String, Delivery>();
        for (var change : Map.of(
                        "another time", header.replaceFirst("t=[0-9]+", "t=" + (now().getEpochSecond() + 1)),
                        "no time", header.replaceFirst("t=[0-9]+,", ""),
                        "an empty signature", header.replaceFirst("v1=.*", "v1="),
                        "half a signature", header.substring(0, header.length() - 32),
                        "more after it", header + ",v1=" + "0".repeat(64))
                .entrySet()) {
            forged.put(change.getKey(), new Delivery(Map.of(SandboxSignatures.HEADER, change.getValue()), good.body()));
        }
        forged.put("one of tomorrow", signed(body, clock.instant().plus(Duration.ofDays(1))));
        return forged;
    }
}
