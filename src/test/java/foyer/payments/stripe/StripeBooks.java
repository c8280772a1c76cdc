package foyer.payments.stripe;

import foyer.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that a test's Stripe has, in the shapes that Stripe publishes, and the events that it has made of it. */
final class StripeBooks {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int DEEPEST = 4;

    final TestClock clock;
    final List<ObjectNode> events = new ArrayList<>();

    private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    private int serial;

    StripeBooks(TestClock clock) {
        this.clock = clock;
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    static ObjectNode shape(String name) {
        try (var in = StripeBooks.class.getResourceAsStream("/payments/stripe/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more in the published shape of its kind. */
    ObjectNode make(String kind) {
        var made = shape(kind);
        var id = made.path("id").asString() + "%06d".formatted(++serial);
        made.put("id", id).put("created", now());
        objects.put(id, made);
        return made;
    }

    /** One more that has no shape of its own. */
    ObjectNode put(String id, String kind) {
        var made = JSON.createObjectNode().put("id", id).put("object", kind).put("created", now());
        objects.put(id, made);
        return made;
    }

    String id(String prefix) {
        return prefix + "%06d".formatted(++serial);
    }

    ObjectNode get(String id, String kind) {
        var found = objects.get(id);
        if (found == null || !kind.equals(found.path("object").asString())) {
            throw StripeError.missing("id");
        }
        return found;
    }

    void lose(String kind) {
        objects.values().removeIf(object -> kind.equals(object.path("object").asString()));
    }

    /** Those of a kind whose field says so, the newest first. */
    List<ObjectNode> all(String kind, String field, String value) {
        return new ArrayList<>(objects.values())
                .reversed().stream()
                        .filter(object -> kind.equals(object.path("object").asString()))
                        .filter(object -> value.equals(object.path(field).asString("")))
                        .toList();
    }

    /** A page of a list. */
    ObjectNode page(List<ObjectNode> all, StripeForm form) {
        var limit = form.has("limit") ? (int) form.number("limit") : 10;
        var after = form.text("starting_after");
        var from = after.isEmpty()
                ? 0
                : 1
                        + all.stream()
                                .map(one -> one.path("id").asString())
                                .toList()
                                .indexOf(after);
        var page = JSON.createObjectNode().put("object", "list").put("url", "/v1");
        var data = page.putArray("data");
        all.stream().skip(from).limit(limit).forEach(one -> data.add(one.deepCopy()));
        return page.put("has_more", all.size() > from + limit);
    }

    /** A copy in which what is named by its id is there as a whole. */
    ObjectNode expanded(ObjectNode answer, List<String> paths) {
        var copy = answer.deepCopy();
        for (var path : paths) {
            var names = List.of(path.split("\\.", -1));
            if (names.size() > DEEPEST) {
                throw StripeError.invalid("property_cannot_be_expanded", "expand");
            }
            expand(copy, names);
        }
        return copy;
    }

    private void expand(JsonNode node, List<String> names) {
        if (node.isArray()) {
            node.forEach(one -> expand(one, names));
            return;
        }
        if (!node.isObject() || names.isEmpty()) {
            return;
        }
        var name = names.getFirst();
        var object = (ObjectNode) node;
        included(object, name);
        if (!object.has(name)) {
            throw StripeError.invalid("property_cannot_be_expanded", "expand");
        }
        object.set(name, whole(object.path(name)));
        expand(object.path(name), names.subList(1, names.size()));
    }

    private JsonNode whole(JsonNode named) {
        if (named instanceof ArrayNode list) {
            var all = JSON.createArrayNode();
            list.forEach(one -> all.add(whole(one)));
            return all;
        }
        var found = named.isString() ? objects.get(named.asString()) : null;
        return found == null ? named : found.deepCopy();
    }

    /** Lists that are there only when they are asked for. */
    private void included(ObjectNode object, String name) {
        var kind = object.path("object").asString("");
        var id = object.path("id").asString("");
        var everything = StripeForm.of("limit=10");
        if (kind.equals("invoice") && name.equals("payments")) {
            object.set(name, page(all("invoice_payment", "invoice", id), everything));
        }
        if (kind.equals("charge") && name.equals("refunds")) {
            object.set(name, page(all("refund", "charge", id), everything));
        }
    }

    /** Tells of something as it is now. */
    void tell(String type, ObjectNode object) {
        tell(type, object, null);
    }

    void tell(String type, ObjectNode object, @Nullable ObjectNode before) {
        var event = shape("event");
        event.put("id", id("evt_")).put("created", now()).put("type", type);
        var data = (ObjectNode) event.path("data");
        data.set("object", object.deepCopy());
        if (before != null) {
            data.set("previous_attributes", before);
        }
        events.add(event);
    }
}
