package foyer.records.views;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link SavedView}. */
public record SavedViewId(UUID value) implements TypedId {

    static final String PREFIX = "view";

    public static SavedViewId of(String id) {
        return new SavedViewId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
