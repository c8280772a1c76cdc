package foyer.tenancy;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link Tenant}. */
public record TenantId(UUID value) implements TypedId {

    public static final String PREFIX = "tnt";

    public static TenantId of(String id) {
        return new TenantId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
