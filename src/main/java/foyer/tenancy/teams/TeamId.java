package foyer.tenancy.teams;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link Team}. */
public record TeamId(UUID value) implements TypedId {

    static final String PREFIX = "team";

    public static TeamId of(String id) {
        return new TeamId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
