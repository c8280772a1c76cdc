package foyer.payments.accounts;

import foyer.platform.graphql.TypeIds;
import foyer.platform.graphql.TypedId;
import java.util.UUID;

/** The id of a tenant's own account. */
record PaymentAccountId(UUID value) implements TypedId {

    static final String PREFIX = "payacc";

    public static PaymentAccountId of(String id) {
        return new PaymentAccountId(TypeIds.decode(PREFIX, id));
    }

    @Override
    public String toString() {
        return TypeIds.encode(PREFIX, value);
    }
}
