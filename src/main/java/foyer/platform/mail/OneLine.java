package foyer.platform.mail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text of people as it may stand in a header or a sentence: what ends a line, steers a terminal, or turns the direction
 * of what comes after it becomes a space.
 */
final class OneLine {

    private static final Pattern BREAKS =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");

    private OneLine() {}

    static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /** All texts within, however deep. */
    static @Nullable Object within(@Nullable Object value) {
        return switch (value) {
            case String text -> of(text);
            case List<?> list -> list.stream().map(OneLine::within).toList();
            case Map<?, ?> map -> {
                var lines = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, entry) -> lines.put(key, within(entry)));
                yield lines;
            }
            case null, default -> value;
        };
    }
}
