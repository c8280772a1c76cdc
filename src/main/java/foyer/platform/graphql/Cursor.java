package foyer.platform.graphql;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Field;

/**
 * The text form of a place in a list: the order's name and the row's sort values. Opaque to clients; not signed, since
 * it opens nothing: the rows after it are read under the caller's own tenant.
 */
final class Cursor {

    /** What the name of an order looks like; what begins otherwise was never a cursor of ours. */
    private static final Pattern ORDER = Pattern.compile("[A-Z][A-Z_]+");

    /** A text of 500 characters, each of which may be written with twelve, and what stands around it. */
    private static final int MAX_LENGTH = 9_000;

    /** PostgreSQL keeps no time of any age, and no row is from outside these. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final int LAST_YEAR = 9_999;

    private Cursor() {}

    static boolean isOf(String cursor, String order) {
        return parts(cursor)[0].equals(order);
    }

    static String encode(String order, List<Object> values) {
        var text = order + values.stream().map(Cursor::write).collect(Collectors.joining("&", "&", ""));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Object[] decode(String cursor, String order, List<? extends Field<?>> fields) {
        var parts = parts(cursor);
        if (!ORDER.matcher(parts[0]).matches()) {
            throw invalid();
        }
        if (!parts[0].equals(order)) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "cursor.otherOrder", order);
        }
        if (parts.length != fields.size() + 1) {
            throw invalid();
        }
        var values = new Object[fields.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = read(parts[i + 1], fields.get(i).getType());
        }
        return values;
    }

    private static String[] parts(String cursor) {
        if (cursor.length() > MAX_LENGTH) {
            throw invalid();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.split("&", -1);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static String write(Object value) {
        return value instanceof Instant instant
                ? String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant))
                : URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }

    private static Object read(String text, Class<?> type) {
        try {
            if (type == Instant.class) {
                return instant(Long.parseLong(text));
            }
            if (type == UUID.class) {
                return UUID.fromString(text);
            }
            if (type == Long.class) {
                return Long.valueOf(text);
            }
            if (type == LocalDate.class) {
                return day(text);
            }
            if (type == Boolean.class) {
                return flag(text);
            }
            var decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') >= 0) {
                throw invalid();
            }
            return decoded;
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw invalid();
        }
    }

    private static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw invalid();
        }
        return day;
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid();
        };
    }

    private static Instant instant(long micros) {
        var instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw invalid();
        }
        return instant;
    }

    private static ApiException invalid() {
        return new ApiException(ApiErrorCode.BAD_USER_INPUT, "cursor.invalid");
    }
}
