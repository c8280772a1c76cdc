package foyer.payments;

import java.util.Locale;

/** Who moves money. */
public enum Provider {
    STRIPE,
    PAYPAL,
    /** On this server, for development: nobody pays, and all else is as with the others. */
    SANDBOX;

    /** As in addresses, settings, metrics and logs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether customers can have credit there, which their invoices take before they charge. */
    public boolean keepsCredit() {
        return this != PAYPAL;
    }
}
