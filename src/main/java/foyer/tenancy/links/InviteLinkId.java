package foyer.tenancy.links;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of an {@link InviteLink}. */
public record InviteLinkId(UUID value) implements TypedId {

    static final String PREFIX = "ilink";

    public static InviteLinkId of(String id) {
        return new InviteLinkId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
