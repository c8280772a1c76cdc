package foyer.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's account as whoever runs the platform sees it.
 *
 * @param deactivatedReason null while it is open
 */
public record PlatformUser(
        UserId id,
        String name,
        String email,
        boolean active,
        @Nullable Instant deactivatedAt,
        @Nullable String deactivatedReason,
        boolean superAdmin,
        Instant createdAt) {}
