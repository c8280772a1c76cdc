package foyer.tenancy.keys;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of an {@link ApiKey}. */
public record ApiKeyId(UUID value) implements TypedId {

    static final String PREFIX = "key";

    public static ApiKeyId of(String id) {
        return new ApiKeyId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
