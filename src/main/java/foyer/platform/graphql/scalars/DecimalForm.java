package foyer.platform.graphql.scalars;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An exact number with at most 12 digits before the point and 6 behind it; answered without zeros at its end. */
final class DecimalForm implements TextScalar.Form<BigDecimal> {

    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");

    @Override
    public @Nullable BigDecimal read(String text) {
        return DIGITS.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    @Override
    public @Nullable String write(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : null;
    }
}
