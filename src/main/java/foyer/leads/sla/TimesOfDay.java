package foyer.leads.sla;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of a day as people write them, {@code 09:30}, and as minutes from midnight. */
final class TimesOfDay {

    static final int DAY = 24 * 60;

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");
    private static final int HOUR = 60;

    private TimesOfDay() {}

    /** Null for what is no time of a day. */
    static @Nullable Integer minutes(String time) {
        var matcher = TIME.matcher(time);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1) == null
                ? DAY
                : Integer.parseInt(matcher.group(1)) * HOUR + Integer.parseInt(matcher.group(2));
    }

    static String text(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / HOUR, minutes % HOUR);
    }
}
