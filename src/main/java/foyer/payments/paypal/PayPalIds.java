package foyer.payments.paypal;

import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import java.util.regex.Pattern;

/** Ids become parts of paths, so they are of letters, digits and hyphens, or there is no such thing. */
final class PayPalIds {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private PayPalIds() {}

    static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new ProviderException(Provider.PAYPAL, Reason.NOT_FOUND, null);
        }
        return id;
    }
}
