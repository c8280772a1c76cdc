package foyer.leads.transfer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days as people type them: {@code 2026-02-28}, {@code 2026/2/28}, {@code 28.02.2026}, {@code 28/2/2026}, with a time or
 * without, which does not count. Between slashes the month comes first in the United States, and where nothing says which,
 * a day that could be either is none.
 */
final class Days {

    private static final int MAX_LENGTH = 40;
    private static final int MONTHS = 12;
    private static final String MONTH_FIRST = "US";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})([T ].*)?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})([T ].*)?");

    private Days() {}

    /** The day; null when the text is none. */
    static @Nullable LocalDate of(String text, @Nullable String country) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        var digits = Amounts.western(text.strip());
        var first = YEAR_FIRST.matcher(digits);
        if (first.matches()) {
            return day(number(first, 1), number(first, 3), number(first, 4));
        }
        var last = YEAR_LAST.matcher(digits);
        return last.matches() ? day(last, country) : null;
    }

    private static @Nullable LocalDate day(Matcher found, @Nullable String country) {
        var one = number(found, 1);
        var other = number(found, 3);
        var year = number(found, 4);
        if (found.group(2).equals(".") || one > MONTHS) {
            return day(year, other, one);
        }
        if (other > MONTHS || one == other || MONTH_FIRST.equals(country)) {
            return day(year, one, other);
        }
        return country == null ? null : day(year, other, one);
    }

    private static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
