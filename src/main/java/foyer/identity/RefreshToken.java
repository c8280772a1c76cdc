package foyer.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token without its secret.
 *
 * @param generation its number in the session, from 1
 * @param parentGeneration the number of the token whose use made it; null for the first
 * @param usedAt when it was first used; null while it was not
 */
record RefreshToken(
        int generation,
        @Nullable Integer parentGeneration,
        @Nullable Instant usedAt) {}
