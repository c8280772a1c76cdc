package foyer.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says: claims {@code sub sid tid mid pv exp}. It opens something only while its session lives and
 * stands where the token says.
 *
 * @param tenant the active tenant; null, as the membership, outside any
 * @param permsVersion that of the membership when the token was issued; 0 outside any tenant
 */
public record AccessToken(
        UserId user,
        SessionId session,
        @Nullable UUID tenant,
        @Nullable UUID membership,
        int permsVersion,
        Instant expiresAt) {}
