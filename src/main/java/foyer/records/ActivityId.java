package foyer.records;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link Activity}. */
public record ActivityId(UUID value) implements TypedId {

    static final String PREFIX = "act";

    public static ActivityId of(String id) {
        return new ActivityId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
