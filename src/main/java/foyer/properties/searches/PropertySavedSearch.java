package foyer.properties.searches;

import foyer.platform.events.ChangedFields;
import foyer.properties.PropertyMatching;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a member wants to hear of, as the schema shows it (spec/properties.md, rules).
 *
 * @param filter the input of {@code PropertyFilter} as JSON, with degrees in whole millionths
 * @param recipient who is told; null for the owner
 */
record PropertySavedSearch(
        PropertySavedSearchId id,
        MembershipId ownerId,
        String name,
        String filter,
        PropertySearchAlert alert,
        @Nullable PropertySearchRecipient recipient,
        @Nullable Instant unsubscribedAt,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** What searches are called in events and the audit log: the schema's type. */
    static final String TYPE = "PropertySavedSearch";

    /** How many a member may have. */
    static final int MAX = 50;

    static final int MAX_NAME = 100;
    static final int MAX_FILTER = 20_000;
    static final int MAX_RECIPIENT = 200;
    static final int MAX_CONSENT = 500;

    /** The names, in the schema, of what people change of it and is another in that one. */
    List<String> changedTo(PropertySavedSearch other) {
        return ChangedFields.between(byField(), other.byField());
    }

    private Map<String, @Nullable Object> byField() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("name", name);
        fields.put("filter", filter);
        fields.put("alert", alert);
        return fields;
    }

    /** Somebody outside is told by where the public sees a property. */
    PropertyMatching.Kept kept() {
        return new PropertyMatching.Kept(filter, recipient != null);
    }
}
