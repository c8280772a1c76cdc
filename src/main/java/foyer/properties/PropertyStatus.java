package foyer.properties;

import java.util.Arrays;
import java.util.List;

/** How far a property has come; the schema's enum of the same name. */
public enum PropertyStatus {
    DRAFT,
    IN_REVIEW,
    PUBLISHED,
    UNDER_OFFER,
    SOLD,
    RENTED,
    ARCHIVED;

    /** Where it may go from here, in the order of the statuses. */
    List<PropertyStatus> next() {
        return Arrays.stream(PropertyMove.values())
                .filter(move -> move.isFrom(this))
                .map(PropertyMove::to)
                .distinct()
                .sorted()
                .toList();
    }
}
