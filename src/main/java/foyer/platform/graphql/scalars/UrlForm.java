package foyer.platform.graphql.scalars;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An absolute http or https address as browsers take it, without user name and password in it. */
final class UrlForm implements TextScalar.Text {

    private static final int MAX_LENGTH = 2_048;
    private static final int MAX_PORT = 65_535;
    private static final Pattern URL = Pattern.compile(
            "(https?)://([^\\s\\p{C}/?#:@\\[\\]]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?([/?#][^\\s\\p{C}]*)?",
            Pattern.CASE_INSENSITIVE);

    @Override
    public @Nullable String read(String text) {
        var parts = URL.matcher(text.strip());
        if (text.length() > MAX_LENGTH || !parts.matches()) {
            return null;
        }
        var host = parts.group(2).toLowerCase(Locale.ROOT);
        var port = parts.group(3);
        var reachable = host.startsWith("[") || EmailAddressForm.isDomain(host);
        if (!reachable || (port != null && Integer.parseInt(port) > MAX_PORT)) {
            return null;
        }
        var rest = parts.group(4);
        return parts.group(1).toLowerCase(Locale.ROOT) + "://" + host + (port == null ? "" : ":" + port)
                + (rest == null ? "" : rest);
    }
}
