package foyer.platform.web;

import foyer.platform.start.Deployment;
import foyer.platform.start.SettingException;
import foyer.platform.web.CookieSettings.SameSite;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie that holds a browser's session. Over HTTPS it is {@code __Host-foyer} (RFC 6265bis, section 4.1.3): set by
 * this host over HTTPS and by nobody else, so that no neighbour can slip a session of their own in. On plain
 * {@code http://localhost}, which is for development, it is {@code foyer}, since not every browser keeps the other one
 * there. Strangers are never served by the latter, nor are pages on other sites.
 */
@Component
public class SessionCookie {

    private static final String SECURE = "__Host-foyer";
    private static final String PLAIN = "foyer";

    private final ClientAddresses addresses;
    private final SameSite sameSite;
    private final boolean alwaysSecure;

    SessionCookie(ClientAddresses addresses, CookieSettings settings, WebSettings web, Environment environment) {
        this.addresses = addresses;
        this.sameSite = settings.sameSite();
        this.alwaysSecure =
                sameSite == SameSite.NONE || Deployment.of(environment).isPublic();
        if (sameSite == SameSite.NONE) {
            checkOtherSites(web);
        }
    }

    private static void checkOtherSites(WebSettings web) {
        var insecure = web.allowedOrigins().stream()
                .filter(origin -> !Origins.isSecure(origin))
                .findFirst();
        if (web.allowedOrigins().isEmpty() || insecure.isPresent()) {
            throw new SettingException(
                    "FOYER_COOKIE_SAME_SITE",
                    "is none, but FOYER_ALLOWED_ORIGINS names "
                            + insecure.map(origin -> origin + ", which is not https")
                                    .orElse("no other site"),
                    "name the https origins of the sites whose pages hold sessions, or leave it at lax");
        }
    }

    /** The value that the request brings; null when it brings none. */
    public @Nullable String read(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        var secure = find(cookies, SECURE);
        if (isSecure(request)) {
            return secure == null && isPassedOn(request) ? find(cookies, PLAIN) : secure;
        }
        return find(cookies, PLAIN);
    }

    private static @Nullable String find(Cookie[] cookies, String name) {
        for (var cookie : cookies) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    /** Does with the browser's cookie what the operation asked for. */
    public void write(HttpServletRequest request, HttpServletResponse response, CookieAnswer answer) {
        switch (answer.change()) {
            case CookieAnswer.Change.Kept kept ->
                add(request, response, kept.value().reveal(), kept.age());
            case CookieAnswer.Change.TakenBack _ -> add(request, response, "", Duration.ZERO);
            case null -> {}
        }
    }

    private void add(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        var cookie = ResponseCookie.from(name(request), value)
                .path("/")
                .maxAge(age)
                .httpOnly(true)
                .secure(isSecure(request))
                .sameSite(sameSite.attribute())
                .partitioned(sameSite == SameSite.NONE)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String name(HttpServletRequest request) {
        return isSecure(request) ? SECURE : PLAIN;
    }

    private boolean isSecure(HttpServletRequest request) {
        return alwaysSecure || !isLocal(request);
    }

    private boolean isLocal(HttpServletRequest request) {
        var own = addresses.origin(request);
        return own != null && Origins.isLoopback(own);
    }

    /**
     * Whether a developer's frontend may have sent on, to the name of this host, what its browser keeps for localhost.
     * A browser names the origin of whatever it sends there itself.
     */
    private boolean isPassedOn(HttpServletRequest request) {
        return !alwaysSecure && !addresses.isSecure(request) && request.getHeader(HttpHeaders.ORIGIN) == null;
    }
}
