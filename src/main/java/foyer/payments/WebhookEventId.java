package foyer.payments;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link WebhookEvent}. */
record WebhookEventId(UUID value) implements TypedId {

    static final String PREFIX = "whev";

    public static WebhookEventId of(String id) {
        return new WebhookEventId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
