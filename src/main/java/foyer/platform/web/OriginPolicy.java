package foyer.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Whose pages may call the server (spec/platform.md, "In front of it"). Browsers write the page's origin into every
 * request that another site can make them send, except where a page merely leads to an address; a request without one is
 * a server's or a program's, which holds its own credentials. So: an {@code Origin} has to be the server's own, as the
 * client addressed it, or one that {@code FOYER_ALLOWED_ORIGINS} names. Without one, a request that its browser says to
 * come from another site must not carry the session's cookie.
 */
@Component
public class OriginPolicy {

    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String CROSS_SITE = "cross-site";

    private final ClientAddresses addresses;
    private final SessionCookie cookie;
    private final Set<String> allowed;

    OriginPolicy(ClientAddresses addresses, SessionCookie cookie, WebSettings settings) {
        this.addresses = addresses;
        this.cookie = cookie;
        this.allowed = Set.copyOf(settings.allowedOrigins());
    }

    /** Whether the request may be served at all, whatever its method and its transport. */
    public boolean admits(HttpServletRequest request) {
        var origins = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
        return switch (origins.size()) {
            case 0 -> !CROSS_SITE.equals(request.getHeader(FETCH_SITE)) || cookie.read(request) == null;
            case 1 -> isKnown(request, origins.getFirst());
            default -> false;
        };
    }

    /** The origin of another site whose page may read the answer, as it has to be told; null for any other request. */
    public @Nullable String otherSite(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && allowed.contains(origin) ? origin : null;
    }

    private boolean isKnown(HttpServletRequest request, String origin) {
        return allowed.contains(origin) || origin.equals(addresses.origin(request));
    }
}
