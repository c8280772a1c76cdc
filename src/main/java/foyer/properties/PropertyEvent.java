package foyer.properties;

import foyer.tenancy.MembershipId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of {@code propertyChanged}, as the schema shows it.
 *
 * @param id the property's, also where there is no property to show; null for READY and BULK
 * @param actorId the member who did it, or null
 * @param property null for READY, BULK and LEFT
 * @param count how many properties BULK tells of; null for the others
 */
record PropertyEvent(
        String cursor,
        Kind kind,
        @Nullable PropertyId id,
        List<String> changedFields,
        @Nullable MembershipId actorId,
        @Nullable Property property,
        @Nullable Integer count) {

    /** The schema's {@code PropertyEventKind}. */
    enum Kind {
        READY,
        CREATED,
        UPDATED,
        STATUS_CHANGED,
        BULK,
        LEFT
    }

    static PropertyEvent ready(String cursor) {
        return new PropertyEvent(cursor, Kind.READY, null, List.of(), null, null, null);
    }
}
