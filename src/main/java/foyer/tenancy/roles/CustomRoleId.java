package foyer.tenancy.roles;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link CustomRole}. */
public record CustomRoleId(UUID value) implements TypedId {

    static final String PREFIX = "role";

    public static CustomRoleId of(String id) {
        return new CustomRoleId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
