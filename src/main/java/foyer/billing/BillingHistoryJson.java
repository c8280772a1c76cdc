package foyer.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the differences of an entry are kept: a list of fields, each with what it was and is. */
@Component
class BillingHistoryJson {

    private static final String FIELD = "field";

    /** What the entry is about, which did not change. */
    private static final Set<String> ABOUT = Set.of(Fact.INVOICE.name(), Fact.PAYMENT.name(), Fact.REFUND.name());

    private final JsonMapper json;

    BillingHistoryJson(JsonMapper json) {
        this.json = json;
    }

    /**
     * What was kept.
     *
     * @param before null when there was nothing of it, as {@code after} when there is not
     */
    record Told(
            List<String> changedFields,
            @Nullable BillingFacts before,
            @Nullable BillingFacts after) {

        /** The id of what the entry is about. */
        @Nullable UUID about(Function<BillingFacts, @Nullable UUID> what) {
            return after == null ? null : what.apply(after);
        }
    }

    JSONB written(List<Difference> changes) {
        return JSONB.valueOf(json.writeValueAsString(changes));
    }

    Told read(JSONB kept) {
        var fields = new ArrayList<String>();
        var before = json.createObjectNode();
        var after = json.createObjectNode();
        for (var change : json.readTree(kept.data())) {
            var field = change.path(FIELD).asString();
            if (!ABOUT.contains(field)) {
                fields.add(field);
            }
            put(before, field, change.path("before"));
            put(after, field, change.path("after"));
        }
        return new Told(List.copyOf(fields), facts(before), facts(after));
    }

    private static void put(ObjectNode facts, String field, JsonNode value) {
        if (!value.isNull() && !value.isMissingNode()) {
            facts.set(field, value);
        }
    }

    /** What does not read, as another version wrote it, is left out. */
    private @Nullable BillingFacts facts(ObjectNode kept) {
        if (kept.isEmpty()) {
            return null;
        }
        try {
            return json.treeToValue(kept, BillingFacts.class);
        } catch (JacksonException _) {
            return json.treeToValue(readable(kept), BillingFacts.class);
        }
    }

    private ObjectNode readable(ObjectNode kept) {
        var readable = json.createObjectNode();
        for (var property : kept.properties()) {
            if (reads(property.getKey(), property.getValue())) {
                readable.set(property.getKey(), property.getValue());
            }
        }
        return readable;
    }

    private boolean reads(String field, JsonNode value) {
        var alone = json.createObjectNode();
        alone.set(field, value);
        try {
            return json.treeToValue(alone, BillingFacts.class) != null;
        } catch (JacksonException _) {
            return false;
        }
    }
}
