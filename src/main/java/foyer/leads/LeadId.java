package foyer.leads;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.Collection;
import java.util.UUID;

/** The id of a {@link Lead}. */
public record LeadId(UUID value) implements TypedId {

    static final String PREFIX = "lead";

    public static LeadId of(String id) {
        return new LeadId(TypeIds.decode(PREFIX, id));
    }

    public static UUID[] values(Collection<LeadId> ids) {
        return ids.stream().map(LeadId::value).toArray(UUID[]::new);
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
