package foyer.platform.numbering;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a number is written, such as {@code HT-YYYY-XXXXXX}: {@code YYYY} is the year and {@code MM} the month in which it
 * was given, and the numbers begin anew with each; the one run of {@code X} is the number itself, with zeros before it,
 * or longer when it has grown. All else stands for itself: capitals other than these, digits, dashes, slashes, dots.
 */
public record NumberFormat(String pattern) {

    private static final Pattern FORM = Pattern.compile("([A-Z0-9/.-]*?)(X+)([A-Z0-9/.-]*)");
    private static final int MAX_LENGTH = 40;
    private static final String YEAR = "YYYY";
    private static final String MONTH = "MM";

    public NumberFormat {
        var parts = FORM.matcher(pattern);
        if (pattern.length() > MAX_LENGTH || !parts.matches() || parts.group(3).contains("X")) {
            throw new IllegalArgumentException("a format has one run of X: " + pattern);
        }
        if (pattern.contains(MONTH) && !pattern.contains(YEAR)) {
            throw new IllegalArgumentException("a month comes again each year: " + pattern);
        }
    }

    /** Whether the day matters at all. */
    boolean isDated() {
        return pattern.contains(YEAR);
    }

    /** What numbers of this day are counted in: {@code 2026}, {@code 2026-11}, or nothing. */
    String period(LocalDate day) {
        if (!isDated()) {
            return "";
        }
        return written(day, pattern.contains(MONTH) ? "uuuu-MM" : "uuuu");
    }

    String write(LocalDate day, long number) {
        var parts = FORM.matcher(pattern);
        if (!parts.matches()) {
            throw new IllegalStateException(pattern);
        }
        var digits = String.format(Locale.ROOT, "%0" + parts.group(2).length() + "d", number);
        return dated(parts.group(1), day) + digits + dated(parts.group(3), day);
    }

    private static String dated(String part, LocalDate day) {
        return part.replace(YEAR, written(day, "uuuu")).replace(MONTH, written(day, "MM"));
    }

    private static String written(LocalDate day, String form) {
        return DateTimeFormatter.ofPattern(form, Locale.ROOT).format(day);
    }
}
