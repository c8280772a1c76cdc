package foyer.payments;

import foyer.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A webhook as those who run the platform see it; the schema's type of the same name. */
record WebhookEvent(
        WebhookEventId id,
        Provider provider,
        String reference,
        String type,
        WebhookEventStatus status,
        int attempts,
        @Nullable String error,
        Instant occurredAt,
        Instant receivedAt,
        @Nullable Instant appliedAt,
        @Nullable TenantId tenantId) {}
