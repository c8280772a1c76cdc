package foyer.tenancy.roles;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a {@link CustomRole}. */
public record CustomRoleId(UUID value) implements TypedId {

    static final String PREFIX = "role";

    public static CustomRoleId of(String id) {
        return new CustomRoleId(TypeIds.decode(PREFIX, id));
    }

    /** Of what a column holds that may be null. */
    public static @Nullable CustomRoleId ofNullable(@Nullable UUID id) {
        return id == null ? null : new CustomRoleId(id);
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
