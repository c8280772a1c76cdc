package foyer.platform.graphql.transport;

import foyer.platform.security.Actor;
import foyer.platform.security.Authenticator;
import foyer.platform.security.Caller;
import foyer.platform.security.Credentials;
import foyer.platform.web.ClientAddresses;
import foyer.platform.web.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Makes the caller of a request: first where it comes from, which costs nothing, then who it is. */
@Component
public class Callers {

    public static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String TICKET = "Ticket ";
    private static final int USER_AGENT = 500;
    private static final int LANGUAGES = 200;
    private static final Locale ARABIC = Locale.of("ar");

    private final ClientAddresses addresses;
    private final SessionCookie cookie;
    private final ObjectProvider<Authenticator> authenticator;

    Callers(ClientAddresses addresses, SessionCookie cookie, ObjectProvider<Authenticator> authenticator) {
        this.addresses = addresses;
        this.cookie = cookie;
        this.authenticator = authenticator;
    }

    /** The request's caller as far as it is known without asking anybody. */
    public Caller unknown(HttpServletRequest request) {
        return new Caller(
                new Actor.Anonymous(Actor.Reason.MISSING),
                requestId(request.getHeader(REQUEST_ID)),
                addresses.of(request),
                userAgent(request.getHeader(HttpHeaders.USER_AGENT)),
                locale(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /**
     * Who the request's credentials say it is.
     *
     * @param streams whether an event stream may come of it, which a ticket opens as it opens a socket
     */
    public Actor actor(HttpServletRequest request, boolean streams) {
        var ticket = streams ? ticket(request.getHeader(HttpHeaders.AUTHORIZATION)) : null;
        return actor(ticket == null ? credentials(request) : new Credentials(null, ticket, null));
    }

    private static @Nullable String ticket(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, TICKET, 0, TICKET.length())
                ? authorization.substring(TICKET.length()).strip()
                : null;
    }

    /** What the request, or the handshake of a socket, brings: a token in the header, a session in the cookie. */
    public Credentials credentials(HttpServletRequest request) {
        return new Credentials(request.getHeader(HttpHeaders.AUTHORIZATION), null, cookie.read(request));
    }

    /** Who these credentials say it is. */
    public Actor actor(Credentials credentials) {
        var available = authenticator.getIfAvailable();
        return available == null ? new Actor.Anonymous(Actor.Reason.MISSING) : available.authenticate(credentials);
    }

    private static String requestId(@Nullable String sent) {
        return sent != null && SANE_ID.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    private static @Nullable String userAgent(@Nullable String sent) {
        return sent == null || sent.length() <= USER_AGENT ? sent : sent.substring(0, USER_AGENT);
    }

    private static Locale locale(@Nullable String languages) {
        if (languages == null || languages.length() > LANGUAGES || !languages.contains("ar")) {
            return Locale.ENGLISH;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(languages), List.of(Locale.ENGLISH, ARABIC));
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
