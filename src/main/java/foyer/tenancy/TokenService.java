package foyer.tenancy;

import foyer.identity.AccessToken;
import foyer.identity.AccessTokens;
import foyer.identity.SessionId;
import foyer.platform.crypto.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes the tokens of a session that stands as the database says now. */
@Service
class TokenService {

    private final SessionMemberQueries queries;
    private final AccessTokens accessTokens;

    TokenService(SessionMemberQueries queries, AccessTokens accessTokens) {
        this.queries = queries;
        this.accessTokens = accessTokens;
    }

    /** The session's tokens; null when it ended in the meantime. */
    @Nullable SessionTokens issue(SessionId id, Secret refreshToken) {
        var session = queries.any(id.value());
        if (session == null || !session.open()) {
            return null;
        }
        var ends = accessTokens.expiry();
        var user = session.user();
        var place = session.place();
        var token = place == null
                ? new AccessToken(user.id(), id, null, null, 0, ends)
                : new AccessToken(
                        user.id(),
                        id,
                        place.tenant().id().value(),
                        place.membership().id().value(),
                        place.permsVersion(),
                        ends);
        return new SessionTokens(
                accessTokens.issue(token), refreshToken, ends, user, place == null ? null : place.tenant());
    }
}
