package foyer.billing;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link StoredPayment}. */
public record BillingPaymentId(UUID value) implements TypedId {

    static final String PREFIX = "bpay";

    public static BillingPaymentId of(String id) {
        return new BillingPaymentId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
