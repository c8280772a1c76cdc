package foyer.billing;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link Subscription}. */
public record SubscriptionId(UUID value) implements TypedId {

    static final String PREFIX = "subscription";

    public static SubscriptionId of(String id) {
        return new SubscriptionId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
