package foyer.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a person would call one device: a family of browsers on a family of systems, in a network. Versions and the last
 * part of an address change without anybody else being there.
 *
 * @param browser as people call it; of what is no browser the name that it gives itself
 * @param system null when it is not known
 * @param network the first half of an IPv4 or the site's part of an IPv6 address, in hexadecimal
 */
public record Device(String browser, @Nullable String system, String network) {

    private static final int IPV4_NETWORK_BYTES = 2;
    private static final int IPV6_NETWORK_BYTES = 6;
    private static final String UNKNOWN = "unknown";
    private static final int LONGEST_NAME = 30;

    /** In this order, since most browsers also say that they are those further down. */
    private static final Map<String, String> BROWSERS = inOrder(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser",
            "Samsung Internet",
            "Firefox",
            "Firefox",
            "FxiOS",
            "Firefox",
            "CriOS",
            "Chrome",
            "Chrome",
            "Chrome",
            "Safari",
            "Safari");

    private static final Map<String, String> SYSTEMS = inOrder(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    /** Of a request or of a session that was opened. */
    static Device of(@Nullable String userAgent, @Nullable String ip) {
        var agent = userAgent == null ? "" : userAgent;
        var browser = find(BROWSERS, agent);
        return new Device(browser == null ? ownName(agent) : browser, find(SYSTEMS, agent), network(ip));
    }

    private static @Nullable String find(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The product before its version (RFC 9110, section 10.1.5). */
    private static String ownName(String agent) {
        var end = agent.indexOf('/');
        var name = (end < 0 ? agent : agent.substring(0, end))
                .replaceAll("[^A-Za-z0-9 ._-]", "")
                .strip();
        return name.isEmpty() ? UNKNOWN : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static String network(@Nullable String ip) {
        if (ip == null) {
            return UNKNOWN;
        }
        try {
            var address = InetAddress.ofLiteral(ip);
            var length = address instanceof Inet6Address ? IPV6_NETWORK_BYTES : IPV4_NETWORK_BYTES;
            return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), length));
        } catch (IllegalArgumentException _) {
            return UNKNOWN;
        }
    }

    private static Map<String, String> inOrder(String... names) {
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < names.length; i += 2) {
            map.put(names[i], names[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }
}
