package foyer.identity;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link Session}. */
public record SessionId(UUID value) implements TypedId {

    static final String PREFIX = "ses";

    public static SessionId of(String id) {
        return new SessionId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
