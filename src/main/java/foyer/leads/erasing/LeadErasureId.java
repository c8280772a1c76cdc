package foyer.leads.erasing;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link LeadErasure}. */
public record LeadErasureId(UUID value) implements TypedId {

    static final String PREFIX = "lerase";

    public static LeadErasureId of(String id) {
        return new LeadErasureId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
