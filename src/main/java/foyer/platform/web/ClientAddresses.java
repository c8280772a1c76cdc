package foyer.platform.web;

import foyer.platform.start.SettingException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Tells which address a request came from: the connection's, unless that is a trusted proxy; then the last address in
 * {@code X-Forwarded-For} that is none, since everything before it is what a client may have made up.
 */
@Component
public class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
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
