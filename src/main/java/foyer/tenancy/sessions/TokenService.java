package foyer.tenancy.sessions;

import foyer.identity.AccessToken;
import foyer.identity.AccessTokens;
import foyer.identity.SessionId;
import foyer.identity.SessionSecret;
import foyer.platform.web.CookieAnswer;
import foyer.tenancy.actors.SessionMember;
import foyer.tenancy.actors.SessionMemberQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes the tokens of a session that stands as the database says now, or sets its cookie. */
@Service
class TokenService {

    private final SessionMemberQueries queries;
    private final AccessTokens accessTokens;

    TokenService(SessionMemberQueries queries, AccessTokens accessTokens) {
        this.queries = queries;
        this.accessTokens = accessTokens;
    }

    /** What the client gets of the session; null when it ended in the meantime. */
    @Nullable SessionTokens issue(SessionId id, SessionSecret secret) {
        var session = queries.any(id.value());
        if (session == null || !session.open()) {
            return null;
        }
        var user = session.user();
        var place = session.place();
        var tenant = place == null ? null : place.tenant();
        return switch (secret.transport()) {
            case COOKIE -> {
                CookieAnswer.keep(secret.text(), secret.lasts());
                yield new SessionTokens(null, null, null, user, tenant);
            }
            case BEARER -> {
                var token = token(session);
                yield new SessionTokens(accessTokens.issue(token), secret.text(), token.expiresAt(), user, tenant);
            }
        };
    }

    private AccessToken token(SessionMember session) {
        var place = session.place();
        return new AccessToken(
                session.user().id(),
                session.session().id(),
                session.hold().generation(),
                place == null ? null : place.tenant().id().value(),
                place == null ? null : place.membership().id().value(),
                place == null ? 0 : place.permsVersion(),
                session.standing().impersonator(),
                accessTokens.expiry());
    }
}
