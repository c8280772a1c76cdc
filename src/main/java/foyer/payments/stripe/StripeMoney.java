package foyer.payments.stripe;

import foyer.payments.ProviderException.Reason;
import foyer.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;

/**
 * Stripe's amounts and ours: minor units of ISO 4217. They differ where Stripe counts otherwise ("Supported currencies" of
 * its documentation): {@code MGA} has no decimals with it, {@code ISK} and {@code UGX} have two, both of them zero.
 */
final class StripeMoney {

    private static final Set<String> WITHOUT_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    private static final Set<String> OF_THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
    private static final int THREE = 3;
    private static final int TWO = 2;

    private StripeMoney() {}

    /** As Stripe takes it; REJECTED when it cannot take so exact an amount. */
    static long toStripe(String currency, long minor) {
        var amount = BigDecimal.valueOf(minor, digits(currency)).movePointRight(stripes(currency));
        // The third decimal is always 0 with Stripe.
        var step = OF_THREE_DECIMALS.contains(currency) ? BigDecimal.TEN : BigDecimal.ONE;
        if (amount.remainder(step).signum() != 0) {
            throw StripeFailures.refused(Reason.REJECTED, "amount_too_exact");
        }
        return amount.longValueExact();
    }

    /** In minor units of the currency; rounded where it has fewer than Stripe. */
    static long ours(String currency, long stripes) {
        return BigDecimal.valueOf(stripes, stripes(currency))
                .movePointRight(digits(currency))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** By its code of ISO 4217; Stripe writes it small. */
    static String currency(String stripes) {
        return stripes.toUpperCase(Locale.ROOT);
    }

    private static int stripes(String currency) {
        if (WITHOUT_DECIMALS.contains(currency)) {
            return 0;
        }
        return OF_THREE_DECIMALS.contains(currency) ? THREE : TWO;
    }

    private static int digits(String currency) {
        try {
            return Money.digits(currency);
        } catch (IllegalArgumentException _) {
            throw StripeFailures.refused(Reason.REJECTED, "currency");
        }
    }
}
