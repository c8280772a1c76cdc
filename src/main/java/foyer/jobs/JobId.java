package foyer.jobs;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.Collection;
import java.util.UUID;

/** The id of a {@link Job}. */
public record JobId(UUID value) implements TypedId {

    static final String PREFIX = "job";

    public static JobId of(String id) {
        return new JobId(TypeIds.decode(PREFIX, id));
    }

    static UUID[] values(Collection<JobId> ids) {
        return ids.stream().map(JobId::value).toArray(UUID[]::new);
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
