package foyer.jobs;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** A membership's id where jobs are looked for by who made them; memberships themselves are a higher module's. */
record JobMakerId(UUID value) implements TypedId {

    private static final String PREFIX = "mem";

    public static JobMakerId of(String id) {
        return new JobMakerId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
