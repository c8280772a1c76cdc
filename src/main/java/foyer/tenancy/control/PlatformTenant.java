package foyer.tenancy.control;

import foyer.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as whoever runs the platform sees it: nothing of its data.
 *
 * @param suspendedReason null while it is active
 */
public record PlatformTenant(
        TenantId id,
        String name,
        String slug,
        TenantStatus status,
        @Nullable Instant suspendedAt,
        @Nullable String suspendedReason,
        Instant createdAt) {}
