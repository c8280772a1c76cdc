package foyer.payments.stripe;

import foyer.payments.BillingInterval;
import foyer.payments.CheckoutRequest;
import foyer.payments.PaymentEvent;
import foyer.payments.PriceTerms;
import foyer.payments.ProviderSubscription;
import foyer.payments.SubscriptionChange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who subscribes with a test's Stripe, and who can look behind its counter. */
final class StripeSubscriber {

    static final PriceTerms TERMS = new PriceTerms(
            "REAL-ESTATE-PRO-MONTH-USD-STRIPE-1", "Foyer Pro", "USD", BillingInterval.MONTH, 9_900, 1_900, 0);

    final UUID tenant = UUID.randomUUID();

    private final StripeWorld world;

    StripeSubscriber(StripeWorld world) {
        this.world = world;
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    CheckoutRequest request(@Nullable String customer, int seats, int trialDays) {
        var price = world.gateway.price(world.account(), TERMS, null);
        return new CheckoutRequest(
                tenant,
                customer,
                "a+b@example.com",
                "A & B",
                price,
                TERMS,
                seats,
                trialDays,
                "https://a/x",
                "https://a/y");
    }

    /** The id of a subscription of three seats. */
    String subscribes() {
        return world.pays(world.gateway.checkout(world.account(), request(null, 3, 0), key()));
    }

    SubscriptionChange change(String subscription, int seats, boolean atPeriodEnd) {
        var price = world.gateway.price(world.account(), TERMS, null);
        return new SubscriptionChange(subscription, price, TERMS, seats, atPeriodEnd, "https://a/x", "https://a/y");
    }

    ProviderSubscription now(String subscription) {
        return world.gateway.subscription(world.account(), subscription);
    }

    /** What Stripe was asked. */
    List<String> asked(String beginning) {
        return world.server.asked.stream()
                .filter(request -> request.startsWith(beginning))
                .toList();
    }

    /** The newest of a kind that Stripe has. */
    ObjectNode newest(String kind) {
        return world.server.books.all(kind, "object", kind).getFirst();
    }

    static ObjectNode event(String type, ObjectNode object) {
        var event = StripeBooks.shape("event");
        event.put("id", "evt_1").put("type", type).put("created", 1_717_243_200);
        ((ObjectNode) event.path("data")).set("object", object);
        return event;
    }

    PaymentEvent read(ObjectNode event) {
        return world.gateway.read(world.account(), event.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What an event of this type tells of that. */
    PaymentEvent told(String type, ObjectNode object) {
        return read(event(type, object));
    }
}
