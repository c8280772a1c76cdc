package foyer.properties.searches;

import foyer.properties.PropertyMatching;
import foyer.tenancy.MembershipId;
import java.time.Instant;
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

    /** Somebody outside is told by where the public sees a property. */
    PropertyMatching.Kept kept() {
        return new PropertyMatching.Kept(filter, recipient != null);
    }
}
