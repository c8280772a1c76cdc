package foyer.payments;

import foyer.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/** Inputs of what those who run the platform do with webhooks. */
final class WebhookInputs {

    private WebhookInputs() {}

    /** Which webhooks are meant; null counts for any. */
    record WebhookEventFilter(
            @Nullable Provider provider,
            @Nullable WebhookEventStatus status,
            @Nullable TenantId tenantId,
            @Nullable String type) {}

    record WebhookReplay(WebhookEventId id) {}
}
