package foyer.leads.merging;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link LeadMerge}. */
public record LeadMergeId(UUID value) implements TypedId {

    static final String PREFIX = "merge";

    public static LeadMergeId of(String id) {
        return new LeadMergeId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
