package foyer.properties;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.Collection;
import java.util.UUID;

/** The id of a {@link Property}. */
public record PropertyId(UUID value) implements TypedId {

    static final String PREFIX = "prop";

    public static PropertyId of(String id) {
        return new PropertyId(TypeIds.decode(PREFIX, id));
    }

    static UUID[] values(Collection<PropertyId> ids) {
        return ids.stream().map(PropertyId::value).toArray(UUID[]::new);
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
