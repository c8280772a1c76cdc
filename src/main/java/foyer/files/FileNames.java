package foyer.files;

import foyer.files.content.ContentType;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of files as they are kept: what anybody may show, put into a header, and save on any system. Nothing is refused
 * that has a name at all; what could lead astray is taken out (OWASP File Upload Cheat Sheet, "Filename").
 */
final class FileNames {

    static final int MAX_BYTES = 255;

    /** What is taken: longer ones are no names. */
    static final int MAX_GIVEN = 2_000;

    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);

    /**
     * Control characters, what changes the direction of text or is not seen, and what is no character at all. The
     * joiners U+200C and U+200D stay: Persian and emoji are written with them.
     */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]|[\\p{Cf}&&[^\\u200C\\u200D]]");

    private static final Pattern NOT_ON_WINDOWS = Pattern.compile("[<>:\"|?*]");
    private static final Pattern SPACES = Pattern.compile("[\\p{Z}]+");
    private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)(\\..*)?");

    private FileNames() {}

    /** The name as it is kept, with an ending that its type has; nothing when nothing is left of it. */
    static Optional<String> kept(String given, ContentType type) {
        if (given.length() > MAX_GIVEN) {
            return Optional.empty();
        }
        var name = FOLDERS.matcher(given).replaceFirst("");
        name = UNSEEN.matcher(name).replaceAll("");
        name = Normalizer.normalize(name, Normalizer.Form.NFC);
        name = NOT_ON_WINDOWS.matcher(name).replaceAll("_");
        name = SPACES.matcher(name).replaceAll(" ");
        name = EDGES.matcher(name).replaceAll("");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (DEVICE.matcher(name).matches()) {
            name = "_" + name;
        }
        return Optional.of(withEnding(name, type));
    }

    /** A name that ends otherwise than its bytes are gets the right ending too: it is saved as what it is. */
    private static String withEnding(String name, ContentType type) {
        var lower = name.toLowerCase(Locale.ROOT);
        for (var ending : type.endings()) {
            var dotted = "." + ending;
            if (lower.endsWith(dotted) && lower.length() > dotted.length()) {
                var base = name.substring(0, name.length() - dotted.length());
                return shortened(base, MAX_BYTES - dotted.length()) + name.substring(base.length());
            }
        }
        var ending = "." + type.endings().getFirst();
        return shortened(name, MAX_BYTES - ending.length()) + ending;
    }

    /** As many whole characters from the front as fit into so many bytes of UTF-8. */
    private static String shortened(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        var kept = new StringBuilder();
        var used = 0;
        for (var character : text.codePoints().toArray()) {
            used += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                break;
            }
            kept.appendCodePoint(character);
        }
        return EDGES.matcher(kept).replaceAll("");
    }
}
