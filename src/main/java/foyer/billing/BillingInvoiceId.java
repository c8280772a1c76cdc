package foyer.billing;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link StoredInvoice}. */
public record BillingInvoiceId(UUID value) implements TypedId {

    static final String PREFIX = "binv";

    public static BillingInvoiceId of(String id) {
        return new BillingInvoiceId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
