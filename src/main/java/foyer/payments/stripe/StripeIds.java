package foyer.payments.stripe;

import foyer.payments.ProviderException.Reason;
import java.util.regex.Pattern;

/** Ids as Stripe has them; what is none would lead to another of its addresses. */
final class StripeIds {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private StripeIds() {}

    /** The id; NOT_FOUND for what cannot be one. */
    static String required(String id) {
        if (!ID.matcher(id).matches()) {
            throw StripeFailures.refused(Reason.NOT_FOUND, "resource_missing");
        }
        return id;
    }
}
