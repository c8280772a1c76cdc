package foyer.platform.graphql.scalars;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A day of the calendar without a time, RFC 3339's full-date, years 1 to 9999. */
final class DateForm implements TextScalar.Form<LocalDate> {

    private static final Pattern FULL_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    @Override
    public @Nullable LocalDate read(String text) {
        if (!FULL_DATE.matcher(text).matches()) {
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            return date.getYear() < 1 ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public @Nullable String write(Object value) {
        return value instanceof LocalDate date ? date.toString() : null;
    }
}
