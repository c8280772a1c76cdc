package foyer.tenancy;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a {@link Membership}. */
public record MembershipId(UUID value) implements TypedId {

    public static final String PREFIX = "mem";

    public static MembershipId of(String id) {
        return new MembershipId(TypeIds.decode(PREFIX, id));
    }

    /** Of what a column holds that may be null. */
    public static @Nullable MembershipId ofNullable(@Nullable UUID id) {
        return id == null ? null : new MembershipId(id);
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
