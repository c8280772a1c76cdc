package foyer.tenancy;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link Membership}. */
public record MembershipId(UUID value) implements TypedId {

    public static final String PREFIX = "mem";

    public static MembershipId of(String id) {
        return new MembershipId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
