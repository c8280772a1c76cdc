package foyer.payments.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is sent as {@code items[0][price]=…}: objects whose fields are named, and lists whose fields are numbers. */
final class StripeForm {

    private final ObjectNode fields;

    private StripeForm(ObjectNode fields) {
        this.fields = fields;
    }

    static StripeForm of(String encoded) {
        var fields = JsonNodeFactory.instance.objectNode();
        for (var pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            var at = pair.indexOf('=');
            var path = decoded(pair.substring(0, at)).replace("]", "").split("\\[", -1);
            var inner = fields;
            for (var i = 0; i < path.length - 1; i++) {
                inner = inner.path(path[i]).isObject() ? (ObjectNode) inner.path(path[i]) : inner.putObject(path[i]);
            }
            inner.put(path[path.length - 1], decoded(pair.substring(at + 1)));
        }
        return new StripeForm(fields);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    boolean has(String name) {
        return fields.has(name);
    }

    /** A field by the path to it, or nothing. */
    String text(String... path) {
        JsonNode node = fields;
        for (var name : path) {
            node = node.path(name);
        }
        return node.isString() ? node.asString() : "";
    }

    long number(String... path) {
        var text = text(path);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /** The field as what is in it. */
    StripeForm form(String name) {
        return new StripeForm(fields.path(name).isObject() ? (ObjectNode) fields.path(name) : fields.objectNode());
    }

    List<StripeForm> forms(String name) {
        return fields.path(name)
                .valueStream()
                .map(item -> new StripeForm((ObjectNode) item))
                .toList();
    }

    List<String> texts(String name) {
        return fields.path(name).valueStream().map(JsonNode::asString).toList();
    }

    ObjectNode copy() {
        return fields.deepCopy();
    }

    StripeForm required(String name) {
        if (!has(name) || (fields.path(name).isString() && text(name).isEmpty())) {
            throw StripeError.invalid("parameter_missing", name);
        }
        return this;
    }
}
