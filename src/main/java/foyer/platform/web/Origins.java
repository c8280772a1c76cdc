package foyer.platform.web;

import foyer.platform.start.SettingException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Origins as browsers write them (RFC 6454, section 6.2): scheme, host, and the port unless it is the scheme's own. */
final class Origins {

    private static final String HOST = "(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])";
    private static final Pattern ORIGIN = Pattern.compile("([a-z][a-z0-9+.-]*)://(" + HOST + ")(?::([0-9]{1,5}))?");
    private static final Pattern AUTHORITY = Pattern.compile("(" + HOST + ")(?::([0-9]{1,5}))?");
    private static final Pattern LOOPBACK =
            Pattern.compile("http://(localhost|[a-z0-9.-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]+)?");
    private static final Map<String, String> PORTS = Map.of("http", "80", "https", "443");

    private Origins() {}

    /** The origin of a server that is reached as this, {@code example.com:8443}; null when that is no authority. */
    static @Nullable String of(String scheme, @Nullable String authority) {
        var parts = AUTHORITY.matcher(authority == null ? "" : authority.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return null;
        }
        var port = parts.group(2);
        var shown = port == null || port.equals(PORTS.get(scheme)) ? "" : ":" + port;
        return scheme + "://" + parts.group(1) + shown;
    }

    /** Whether browsers keep Secure cookies for it: not sent in clear over any network. */
    static boolean isSecure(String origin) {
        return !origin.startsWith("http://") || isLoopback(origin);
    }

    /** Whether it is this machine over plain HTTP, {@code http://localhost:8080}. */
    static boolean isLoopback(String origin) {
        return LOOPBACK.matcher(origin).matches();
    }

    /** Raises for what no browser would send as an origin, so that nobody waits in vain for it to match. */
    static void requireExact(String origin) {
        var parts = ORIGIN.matcher(origin);
        if (!parts.matches() || (parts.group(3) != null && parts.group(3).equals(PORTS.get(parts.group(1))))) {
            throw new SettingException(
                    "FOYER_ALLOWED_ORIGINS",
                    "names \"" + origin + "\", which no browser sends as an origin",
                    "set it to a list such as https://app.example.com,chrome-extension://<id>: in lower case, without a"
                            + " path, a slash at the end, a wildcard or the scheme's own port");
        }
    }
}
