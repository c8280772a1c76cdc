package foyer.isolation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Cursors of lists, as clients get them. */
final class Cursors {

    private Cursors() {}

    /** The same place, of a row that nothing is: ids begin with when they were made, by which some lists go. */
    static String moved(String cursor) {
        var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        var id = UUID.fromString(text.substring(text.lastIndexOf('&') + 1));
        var other = new UUID(id.getMostSignificantBits(), UUID.randomUUID().getLeastSignificantBits());
        var row = text.substring(0, text.lastIndexOf('&') + 1) + other;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes(StandardCharsets.UTF_8));
    }
}
