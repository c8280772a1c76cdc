package foyer.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import foyer.payments.PaymentEvent.Seen;
import foyer.payments.PaymentEvent.Seen.OfPayment;
import foyer.payments.PaymentEvent.Seen.OfRefund;
import foyer.payments.PaymentEvent.Seen.OfSubscription;
import foyer.payments.PaymentEvent.Seen.SubscriptionChanged;
import foyer.payments.PaymentWorld.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@link PaymentGateway} promises of webhooks. */
abstract class PaymentWebhookContract {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Past what a provider's clock and ours, and the way between them, may differ by. */
    private static final Duration TOO_LONG = Duration.ofHours(2);

    PaymentWorld world;
    PaymentGateway gateway;
    PaymentAccount account;
    Buyer buyer;

    /** The world, new for each test. */
    protected abstract PaymentWorld world();

    @BeforeEach
    void beginsTheWorld() {
        world = world();
        gateway = world.gateway();
        account = world.account();
        buyer = new Buyer(world);
    }

    private SignedEvent verified(Delivery delivery) {
        try {
            return gateway.verify(account, delivery.headers(), delivery.body());
        } catch (BadSignatureException e) {
            throw new AssertionError(delivery.text(), e);
        }
    }

    private List<PaymentEvent> events() {
        return world.deliveries().stream()
                .map(delivery -> gateway.read(account, delivery.body()))
                .toList();
    }

    private static <T> Stream<T> seen(List<PaymentEvent> events, Class<T> kind) {
        return events.stream()
                .flatMap(event -> event.seen().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Whatever a subscription's events show of it, whole or not. */
    private static Stream<String> subscriptions(List<PaymentEvent> events) {
        return Stream.concat(
                seen(events, OfSubscription.class)
                        .map(seen -> seen.subscription().id()),
                seen(events, SubscriptionChanged.class).map(SubscriptionChanged::subscription));
    }

    @Test
    void knowsItsProvidersWebhooks() {
        buyer.subscribes();

        assertThat(world.deliveries()).isNotEmpty().allSatisfy(delivery -> {
            var signed = verified(delivery);
            assertThat(signed.id()).isNotBlank();
            assertThat(signed.occurredAt()).isCloseTo(world.now(), within(5, ChronoUnit.MINUTES));
            assertThat(gateway.read(account, delivery.body()))
                    .returns(gateway.provider(), PaymentEvent::provider)
                    .returns(signed.id(), PaymentEvent::id)
                    .returns(signed.type(), PaymentEvent::type)
                    .returns(signed.occurredAt(), PaymentEvent::occurredAt)
                    .isEqualTo(gateway.read(account, delivery.body()));
        });
        assertThat(world.deliveries()).extracting(this::verified).doesNotHaveDuplicates();
    }

    @Test
    void readsWhoseSubscriptionItIs() {
        var subscription = buyer.subscribes();

        var events = events();
        assertThat(subscriptions(events)).isNotEmpty().containsOnly(subscription);
        assertThat(events)
                .filteredOn(event -> !event.seen().isEmpty())
                .allSatisfy(event -> assertThat(event.reference()).isEqualTo(buyer.reference));
        assertThat(seen(events, OfPayment.class))
                .anySatisfy(seen -> assertThat(seen.payment())
                        .returns(subscription, ProviderPayment::subscription)
                        .returns(ProviderPayment.Status.SUCCEEDED, ProviderPayment::status)
                        .returns(Buyer.costs(buyer.terms, Buyer.SEATS), ProviderPayment::amountMinor));
    }

    @Test
    void readsThatMoneyWentBack() {
        var subscription = buyer.subscribes();
        var payment = buyer.statement(subscription).payments().getFirst().id();
        var refund = gateway.refund(account, payment, "USD", 500, Buyer.key());

        var events = events();
        assertThat(seen(events, OfRefund.class))
                .isNotEmpty()
                .allSatisfy(seen -> assertThat(seen.refund())
                        .returns(refund.id(), ProviderRefund::id)
                        .returns(payment, ProviderRefund::payment)
                        .returns(subscription, ProviderRefund::subscription)
                        .returns(500L, ProviderRefund::amountMinor));
        assertThat(events).last().returns(buyer.reference, PaymentEvent::reference);
    }

    @Test
    void readsThatItHasEnded() {
        var subscription = buyer.subscribes();
        var before = world.deliveries().size();

        gateway.cancel(account, subscription, false, Buyer.key());

        var events = events();
        assertThat(subscriptions(events.subList(before, events.size())))
                .isNotEmpty()
                .containsOnly(subscription);
    }

    @Test
    void readsPastWhatItDoesNotKnow() throws Exception {
        buyer.subscribes();
        for (var delivery : world.deliveries()) {
            var more = (ObjectNode) JSON.readTree(delivery.body());
            more.put("foyer_unknown", "é").putObject("foyer_unknown_too").put("id", "other");
            var signed = world.signed(JSON.writeValueAsString(more), world.now());

            assertThat(verified(signed)).isEqualTo(verified(delivery));
            assertThat(gateway.read(account, signed.body())).isEqualTo(gateway.read(account, delivery.body()));
        }

        var unknown = world.signed(world.unknownEvent(), world.now());
        assertThat(gateway.read(account, unknown.body()))
                .returns(verified(unknown).type(), PaymentEvent::type)
                .returns(List.<Seen>of(), PaymentEvent::seen);
    }

    @Test
    void refusesWhatIsNotItsProviders() {
        var good = world.signed(world.unknownEvent(), world.now());
        verified(good);
        var bad = new LinkedHashMap<String, Delivery>();
        bad.put("an altered byte", new Delivery(good.headers(), altered(good.body(), good.body().length / 2)));
        bad.put(
                "an altered byte at the end",
                new Delivery(good.headers(), altered(good.body(), good.body().length - 1)));
        bad.put("a byte more", body(good, good.text() + " "));
        bad.put("a body written otherwise", body(good, good.text().replaceFirst(":", ": ")));
        bad.put("an empty body", body(good, ""));
        bad.put("no headers", new Delivery(Map.of(), good.body()));
        bad.put("an old one", world.signed(good.text(), world.now().minus(TOO_LONG)));
        good.headers().forEach((name, _) -> bad.put("empty " + name, with(good, name, "")));
        good.headers().forEach((name, value) -> bad.put("another " + name, with(good, name, "x" + value)));
        bad.putAll(world.forgeries(good.text()));

        bad.forEach((what, delivery) -> assertThatExceptionOfType(BadSignatureException.class)
                .as(what)
                .isThrownBy(() -> gateway.verify(account, delivery.headers(), delivery.body()))
                .withMessage("the signature does not hold")
                .withNoCause());
    }

    private static byte[] altered(byte[] body, int at) {
        var other = body.clone();
        other[at] ^= 1;
        return other;
    }

    private static Delivery body(Delivery good, String other) {
        return new Delivery(good.headers(), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Delivery with(Delivery good, String name, String value) {
        var headers = new HashMap<>(good.headers());
        headers.put(name, value);
        return new Delivery(headers, good.body());
    }
}
