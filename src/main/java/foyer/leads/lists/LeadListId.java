package foyer.leads.lists;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link LeadList}. */
public record LeadListId(UUID value) implements TypedId {

    static final String PREFIX = "llist";

    public static LeadListId of(String id) {
        return new LeadListId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
