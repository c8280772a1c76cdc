package foyer.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says: claims {@code sub sid gen tid mid pv act? exp}. It opens something only while its session lives and
 * stands where the token says.
 *
 * @param generation that of the session when the token was issued
 * @param tenant the active tenant; null, as the membership, outside any
 * @param permsVersion that of the membership when the token was issued; 0 outside any tenant
 * @param impersonator the user who acts by it as its subject (RFC 8693, "act"); null when that is the subject
 */
public record AccessToken(
        UserId user,
        SessionId session,
        int generation,
        @Nullable UUID tenant,
        @Nullable UUID membership,
        int permsVersion,
        @Nullable UUID impersonator,
        Instant expiresAt) {

    /** One of the subject's own. */
    public AccessToken(
            UserId user,
            SessionId session,
            int generation,
            @Nullable UUID tenant,
            @Nullable UUID membership,
            int permsVersion,
            Instant expiresAt) {
        this(user, session, generation, tenant, membership, permsVersion, null, expiresAt);
    }
}
