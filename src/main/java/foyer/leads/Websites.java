package foyer.leads;

import foyer.platform.graphql.scalars.TextForms;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One form for one website, so that the same address is found again however it was typed. */
public final class Websites {

    private Websites() {}

    /** The address as leads keep it, as people type it; null for what is none. */
    public static @Nullable String kept(String text) {
        return normalised(typed(text));
    }

    /** The address as people type it, with or without {@code https://}, as the scalar URL keeps it; null for what is none. */
    public static @Nullable String typed(String text) {
        return TextForms.url(text.contains("://") ? text : "https://" + text);
    }

    /**
     * The address with scheme and host in lower case, without fragment, default port and the slash of an empty path.
     *
     * @param address as the scalar URL admits it
     */
    static @Nullable String normalised(@Nullable String address) {
        if (address == null) {
            return null;
        }
        var fragment = address.indexOf('#');
        var whole = fragment < 0 ? address : address.substring(0, fragment);
        var schemeEnd = whole.indexOf("://");
        if (schemeEnd < 0) {
            return whole;
        }
        var start = schemeEnd + "://".length();
        var end = endOfHost(whole, start);
        var scheme = whole.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        var host = withoutDefaultPort(scheme, whole.substring(start, end).toLowerCase(Locale.ROOT));
        var rest = whole.substring(end);
        return scheme + "://" + host + (rest.equals("/") ? "" : rest);
    }

    private static int endOfHost(String address, int start) {
        for (var i = start; i < address.length(); i++) {
            if (address.charAt(i) == '/' || address.charAt(i) == '?') {
                return i;
            }
        }
        return address.length();
    }

    private static String withoutDefaultPort(String scheme, String host) {
        var port = scheme.equals("https") ? ":443" : ":80";
        return host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
    }
}
