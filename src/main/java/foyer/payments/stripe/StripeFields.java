package foyer.payments.stripe;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields that Stripe's objects have in common: ids that may be expanded, times in seconds, and what Foyer put there. */
final class StripeFields {

    /** Of whatever is a tenant's: its id. */
    static final String TENANT = "foyer_tenant";

    /** Of a price: the code of its terms. */
    static final String PRICE = "foyer_price";

    private StripeFields() {}

    static @Nullable String text(JsonNode node) {
        return node.isString() && !node.asString().isEmpty() ? node.asString() : null;
    }

    /** The first that says something. */
    static @Nullable String text(JsonNode first, JsonNode second) {
        var text = text(first);
        return text == null ? text(second) : text;
    }

    /** Of something that is named or, expanded, there as a whole. */
    static @Nullable String id(JsonNode node) {
        return text(node.isObject() ? node.path("id") : node);
    }

    static @Nullable Instant time(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() > 0
                ? Instant.ofEpochSecond(node.asLong())
                : null;
    }

    /** The earlier in the order given. */
    static @Nullable Instant time(JsonNode first, JsonNode second) {
        var time = time(first);
        return time == null ? time(second) : time;
    }

    static long number(JsonNode node) {
        return node.isNumber() ? node.asLong() : 0;
    }

    /** The tenant that Foyer wrote into something's metadata; null for what is none of Foyer's. */
    static @Nullable UUID tenant(JsonNode metadata) {
        return uuid(metadata.path(TENANT));
    }

    static @Nullable UUID uuid(JsonNode node) {
        var text = text(node);
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
