package foyer.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says: claims {@code sub sid gen tid mid pv exp}. It opens something only while its session lives and
 * stands where the token says.
 *
 * @param generation that of the session when the token was issued
 * @param tenant the active tenant; null, as the membership, outside any
 * @param permsVersion that of the membership when the token was issued; 0 outside any tenant
 */
public record AccessToken(
        UserId user,
        SessionId session,
        int generation,
        @Nullable UUID tenant,
        @Nullable UUID membership,
        int permsVersion,
        Instant expiresAt) {}
