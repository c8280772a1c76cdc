package foyer.tenancy;

import foyer.identity.AccessToken;
import foyer.identity.AccessTokens;
import foyer.platform.security.Actor;
import foyer.platform.security.Authenticator;
import foyer.platform.security.Credentials;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Resolves the actor of a bearer token (RFC 6750). */
@Component
class TokenAuthenticator implements Authenticator {

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*) *");

    private final AccessTokens tokens;
    private final SessionChecks sessions;

    TokenAuthenticator(AccessTokens tokens, SessionChecks sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Actor authenticate(Credentials credentials) {
        var authorization = credentials.authorization();
        if (authorization == null) {
            return new Actor.Anonymous(Actor.Reason.MISSING);
        }
        var bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            return new Actor.Anonymous(Actor.Reason.INVALID);
        }
        return switch (tokens.verify(Objects.requireNonNull(bearer.group(1)))) {
            case AccessTokens.Verification.Valid valid -> actor(valid.token());
            case AccessTokens.Verification.Ended _ -> new Actor.Anonymous(Actor.Reason.EXPIRED);
            case AccessTokens.Verification.Invalid _ -> new Actor.Anonymous(Actor.Reason.INVALID);
        };
    }

    @Override
    public Set<Actor> changed(Collection<? extends Actor> actors) {
        return actors.stream().filter(actor -> !sessions.stands(actor)).collect(Collectors.toSet());
    }

    private Actor actor(AccessToken token) {
        var actor = sessions.bearer(token);
        return actor == null ? new Actor.Anonymous(Actor.Reason.REVOKED) : actor;
    }
}
