package foyer.leads.transfer;

import foyer.properties.geo.GeoPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Latitudes and longitudes as people type them: {@code 25.2048}, {@code 25,2048}, {@code -0.1276°}, {@code ٢٥٫٢٠٤٨}. */
final class Degrees {

    private static final int MAX_LENGTH = 40;
    private static final Pattern AROUND = Pattern.compile("[\\s\\p{Z}°]");
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,3}(\\.\\d+)?");

    private Degrees() {}

    /** Millionths of a degree, rounded; null when the text is no such number. */
    static @Nullable Integer of(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        var digits = AROUND.matcher(Amounts.western(text)).replaceAll("");
        var plain = digits.replace(',', '.').replace('٫', '.').replace('−', '-');
        return PLAIN.matcher(plain).matches()
                ? new BigDecimal(plain)
                        .setScale(GeoPoint.DECIMALS, RoundingMode.HALF_EVEN)
                        .unscaledValue()
                        .intValueExact()
                : null;
    }
}
