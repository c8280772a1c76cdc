package foyer.payments.paypal;

import foyer.payments.PaymentWorld.Delivery;
import foyer.payments.paypal.PayPalServer.Refused;
import foyer.testing.TestClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What PayPal tells, signed, and how it writes: times, ids, amounts, and refusals. */
final class PayPalDiary {

    static final JsonMapper JSON = JsonMapper.builder().build();

    final List<Delivery> deliveries = new ArrayList<>();
    final List<ObjectNode> events = new ArrayList<>();
    final TestClock clock;

    private final Function<String, Delivery> sign;

    PayPalDiary(TestClock clock, Function<String, Delivery> sign) {
        this.clock = clock;
        this.sign = sign;
    }

    void tell(String type, ObjectNode resource) {
        var event = JSON.createObjectNode()
                .put("id", "WH-" + id())
                .put("event_version", "1.0")
                .put("create_time", now())
                .put("resource_type", kind(type))
                .put("event_type", type)
                .put("summary", "Said to people");
        event.set("resource", resource.deepCopy());
        events.add(event);
        deliveries.add(sign.apply(event.toString()));
    }

    private static String kind(String type) {
        return switch (type.substring(0, type.indexOf('.'))) {
            case "BILLING" -> "subscription";
            case "CUSTOMER" -> "dispute";
            default -> "sale";
        };
    }

    String now() {
        return clock.instant().toString();
    }

    Instant instant() {
        return clock.instant();
    }

    static String id() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    static ObjectNode money(BigDecimal amount, String currency) {
        return JSON.createObjectNode().put("value", amount.toPlainString()).put("currency_code", currency);
    }

    static void require(boolean holds, String issue) {
        if (!holds) {
            throw new Refused(422, issue);
        }
    }

    static ObjectNode found(@Nullable ObjectNode thing) {
        if (thing == null) {
            throw new Refused(404, "RESOURCE_NOT_FOUND");
        }
        return Objects.requireNonNull(thing);
    }
}
