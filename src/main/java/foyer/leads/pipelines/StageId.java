package foyer.leads.pipelines;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.Collection;
import java.util.UUID;

/** The id of a {@link Stage}. */
public record StageId(UUID value) implements TypedId {

    static final String PREFIX = "stage";

    public static StageId of(String id) {
        return new StageId(TypeIds.decode(PREFIX, id));
    }

    public static UUID[] values(Collection<StageId> ids) {
        return ids.stream().map(StageId::value).toArray(UUID[]::new);
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
