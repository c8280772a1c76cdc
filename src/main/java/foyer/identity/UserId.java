package foyer.identity;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link User}. */
public record UserId(UUID value) implements TypedId {

    static final String PREFIX = "user";

    public static UserId of(String id) {
        return new UserId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
