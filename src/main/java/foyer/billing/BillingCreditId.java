package foyer.billing;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a {@link BillingCredit}. */
public record BillingCreditId(UUID value) implements TypedId {

    static final String PREFIX = "bcred";

    public static BillingCreditId of(String id) {
        return new BillingCreditId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
