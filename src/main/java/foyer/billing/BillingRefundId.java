package foyer.billing;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link StoredRefund}. */
public record BillingRefundId(UUID value) implements TypedId {

    static final String PREFIX = "bref";

    public static BillingRefundId of(String id) {
        return new BillingRefundId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
