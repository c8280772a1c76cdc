package foyer.tenancy.invites;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of an {@link Invite}. */
public record InviteId(UUID value) implements TypedId {

    static final String PREFIX = "inv";

    public static InviteId of(String id) {
        return new InviteId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
