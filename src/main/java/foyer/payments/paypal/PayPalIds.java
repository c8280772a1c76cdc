package foyer.payments.paypal;

import foyer.payments.Provider;
import foyer.payments.ProviderException;
import foyer.payments.ProviderException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of PayPal's and keys for it. Ids become parts of paths, so they are of letters, digits and hyphens, or there is no such thing. */
final class PayPalIds {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final int LONGEST_KEY = 38;

    private PayPalIds() {}

    /** The same for the same deed, in no more characters than PayPal takes. */
    static String key(String deed) {
        return deed.length() <= LONGEST_KEY
                ? deed
                : UUID.nameUUIDFromBytes(deed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new ProviderException(Provider.PAYPAL, Reason.NOT_FOUND, null);
        }
        return id;
    }
}
