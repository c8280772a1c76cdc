package foyer.platform.web;

import foyer.platform.start.SettingException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Tells which address a request came from: the connection's, unless that is a trusted proxy; then the last address in
 * {@code X-Forwarded-For} that is none, since everything before it is what a client may have made up. And how the
 * request was addressed: scheme and host of the connection, unless a trusted proxy forwards those that it was asked by.
 */
@Component
public class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";
    private static final String FORWARDED_PORT = "X-Forwarded-Port";
    private static final String HTTPS = "https";
    private static final String HTTP = "http";
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    /** Addresses only: a name would be looked up. */
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final List<IpAddressMatcher> proxies;

    ClientAddresses(WebSettings settings) {
        this.proxies =
                settings.trustedProxies().stream().map(ClientAddresses::matcher).toList();
    }

    /** The address, as text. */
    public String of(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if (!isProxy(address)) {
            return address;
        }
        for (var hop : hops(request)) {
            if (!ADDRESS.matcher(hop).matches()) {
                return address;
            }
            address = hop;
            if (!isProxy(hop)) {
                return hop;
            }
        }
        return address;
    }

    /** The scheme that the client used, {@code http} or {@code https}. */
    public String scheme(HttpServletRequest request) {
        var forwarded = forwarded(request, FORWARDED_PROTO);
        if (HTTPS.equalsIgnoreCase(forwarded)) {
            return HTTPS;
        }
        return HTTP.equalsIgnoreCase(forwarded) || !request.isSecure() ? HTTP : HTTPS;
    }

    /** Whether the client used HTTPS. */
    public boolean isSecure(HttpServletRequest request) {
        return scheme(request).equals(HTTPS);
    }

    /** The origin of the server as the client addressed it; null when the request does not say. */
    public @Nullable String origin(HttpServletRequest request) {
        var host = forwarded(request, FORWARDED_HOST);
        if (host == null) {
            return Origins.of(scheme(request), request.getHeader(HttpHeaders.HOST));
        }
        var port = forwarded(request, FORWARDED_PORT);
        var withPort =
                host.matches(".*:[0-9]+") || port == null || !PORT.matcher(port).matches();
        return Origins.of(scheme(request), withPort ? host : host + ":" + port);
    }

    /** What a trusted proxy says, and of several the one that the client spoke to; null when there is none. */
    private @Nullable String forwarded(HttpServletRequest request, String header) {
        var value = isProxy(request.getRemoteAddr()) ? request.getHeader(header) : null;
        return value == null ? null : value.split(",", 2)[0].strip();
    }

    /** The addresses that proxies wrote down, the nearest first. */
    private static List<String> hops(HttpServletRequest request) {
        var hops = new ArrayList<String>();
        for (var header : Collections.list(request.getHeaders(FORWARDED_FOR))) {
            for (var hop : header.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        return hops.reversed();
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private static IpAddressMatcher matcher(String network) {
        try {
            return new IpAddressMatcher(network.strip());
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    "FOYER_TRUSTED_PROXIES",
                    "names \"" + network + "\", which is no address and no network",
                    "set it to a list such as 10.0.0.0/8,192.168.1.7");
        }
    }
}
