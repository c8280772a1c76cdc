package foyer.audit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON with one form for each value, as RFC 8785 has it: no white space, members in the order of their names' UTF-16 code
 * units, strings escaped only where they must be. Of its numbers there are whole ones only, up to 2^53.
 */
final class CanonicalJson {

    private static final char FIRST_PRINTABLE = ' ';

    private CanonicalJson() {}

    static byte[] bytes(Map<String, ?> object) {
        var text = new StringBuilder(512);
        write(object, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(@Nullable Object value, StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case String string -> write(string, text);
            case Map<?, ?> object -> writeObject(object, text);
            case Integer number -> text.append(number);
            case Long number -> text.append(number);
            default -> throw new IllegalArgumentException("no canonical form of a " + value.getClass());
        }
    }

    private static void writeObject(Map<?, ?> object, StringBuilder text) {
        var members = new TreeMap<String, @Nullable Object>();
        object.forEach((name, value) -> members.put((String) name, value));
        var separator = '{';
        for (var member : members.entrySet()) {
            text.append(separator);
            write(member.getKey(), text);
            text.append(':');
            write(member.getValue(), text);
            separator = ',';
        }
        text.append(members.isEmpty() ? "{}" : "}");
    }

    private static void write(String string, StringBuilder text) {
        text.append('"');
        for (var i = 0; i < string.length(); i++) {
            escape(string.charAt(i), text);
        }
        text.append('"');
    }

    private static void escape(char c, StringBuilder text) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\f' -> text.append("\\f");
            case '\r' -> text.append("\\r");
            default -> {
                if (c < FIRST_PRINTABLE) {
                    text.append("\\u%04x".formatted((int) c));
                } else {
                    text.append(c);
                }
            }
        }
    }
}
