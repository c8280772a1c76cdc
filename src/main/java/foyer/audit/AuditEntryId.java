package foyer.audit;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of an entry of a tenant's audit log. */
public record AuditEntryId(UUID value) implements TypedId {

    static final String PREFIX = "audit";

    public static AuditEntryId of(String id) {
        return new AuditEntryId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
