package foyer.leads.pipelines;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.Collection;
import java.util.UUID;

/** The id of a {@link Pipeline}. */
public record PipelineId(UUID value) implements TypedId {

    public static final String PREFIX = "pipe";

    public static PipelineId of(String id) {
        return new PipelineId(TypeIds.decode(PREFIX, id));
    }

    static UUID[] values(Collection<PipelineId> ids) {
        return ids.stream().map(PipelineId::value).toArray(UUID[]::new);
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
