package foyer.tenancy.actors;

import foyer.identity.AccessTokens;
import foyer.identity.SocketTickets;
import foyer.platform.security.Actor;
import foyer.platform.security.Authenticator;
import foyer.platform.security.Credentials;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Resolves the actor of a bearer token (RFC 6750), which is a session's or an API key, of a socket ticket or of a
 * browser's cookie.
 */
@Component
class SessionAuthenticator implements Authenticator {

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*) *");

    private final AccessTokens tokens;
    private final SocketTickets tickets;
    private final SessionChecks sessions;
    private final KeyChecks keys;
    private final StandingActors standing;

    SessionAuthenticator(
            AccessTokens tokens,
            SocketTickets tickets,
            SessionChecks sessions,
            KeyChecks keys,
            StandingActors standing) {
        this.tokens = tokens;
        this.tickets = tickets;
        this.sessions = sessions;
        this.keys = keys;
        this.standing = standing;
    }

    @Override
    public Actor authenticate(Credentials credentials) {
        if (credentials.authorization() != null) {
            return bearer(credentials.authorization());
        }
        if (credentials.ticket() != null) {
            return ticket(credentials.ticket());
        }
        return credentials.cookie() == null
                ? new Actor.Anonymous(Actor.Reason.MISSING)
                : sessions.cookie(credentials.cookie());
    }

    @Override
    public Set<Actor> changed(Collection<? extends Actor> actors) {
        var servers = new ArrayList<Actor.ApiKey>();
        var others = new ArrayList<Actor>();
        for (var actor : actors) {
            if (actor instanceof Actor.ApiKey key) {
                servers.add(key);
            } else {
                others.add(actor);
            }
        }
        var changed = new HashSet<>(keys.changed(servers));
        if (!others.isEmpty()) {
            changed.addAll(standing.changed(others));
        }
        return changed;
    }

    private Actor bearer(String authorization) {
        var bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            return new Actor.Anonymous(Actor.Reason.INVALID);
        }
        var token = Objects.requireNonNull(bearer.group(1));
        if (KeyChecks.isKey(token)) {
            return keys.bearer(token);
        }
        return switch (tokens.verify(token)) {
            case AccessTokens.Verification.Valid valid -> {
                var actor = sessions.bearer(valid.token());
                yield actor == null ? new Actor.Anonymous(Actor.Reason.REVOKED) : actor;
            }
            case AccessTokens.Verification.Ended _ -> new Actor.Anonymous(Actor.Reason.EXPIRED);
            case AccessTokens.Verification.Invalid _ -> new Actor.Anonymous(Actor.Reason.INVALID);
        };
    }

    private Actor ticket(String ticket) {
        return switch (tickets.redeem(ticket)) {
            case SocketTickets.Redemption.Good good -> sessions.at(good.session(), good.generation());
            case SocketTickets.Redemption.Ended _ -> new Actor.Anonymous(Actor.Reason.EXPIRED);
            case SocketTickets.Redemption.Unknown _ -> new Actor.Anonymous(Actor.Reason.INVALID);
        };
    }
}
