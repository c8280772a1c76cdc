package foyer.files.links;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** The header that names a download (RFC 6266): in letters that every client reads, and as it is (RFC 8187). */
final class ContentDisposition {

    private static final String UNESCAPED = "!#$&+-.^_`|~";
    private static final char FIRST_PRINTED = ' ';
    private static final char LAST_PRINTED = '~';

    private ContentDisposition() {}

    static String of(boolean inline, String name) {
        return (inline ? "inline" : "attachment") + "; filename=\"" + plain(name) + "\"; filename*=UTF-8''"
                + escaped(name);
    }

    /** Printable ASCII without what ends or escapes a quoted string; percent signs are taken for escapes by some. */
    private static String plain(String name) {
        var plain = new StringBuilder();
        name.codePoints()
                .forEach(character -> plain.append(
                        character < FIRST_PRINTED || character > LAST_PRINTED || "\"\\%".indexOf(character) >= 0
                                ? '_'
                                : (char) character));
        return plain.toString();
    }

    private static String escaped(String name) {
        var escaped = new StringBuilder();
        for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) octet;
            if (octet > 0 && (Character.isLetterOrDigit(character) || UNESCAPED.indexOf(character) >= 0)) {
                escaped.append(character);
            } else {
                escaped.append('%').append(HexFormat.of().toHexDigits(octet).toUpperCase(Locale.ROOT));
            }
        }
        return escaped.toString();
    }
}
