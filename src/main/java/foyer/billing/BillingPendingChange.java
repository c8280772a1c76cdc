package foyer.billing;

import foyer.billing.PlanOffers.Offer;
import foyer.payments.BillingInterval;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a subscription is about to become; the schema's type of the same name. */
record BillingPendingChange(
        Kind kind,
        Offer plan,
        BillingInterval interval,
        int seats,
        @Nullable Instant at,
        @Nullable String url,
        @Nullable Instant expiresAt) {

    /** What it waits for; the schema's {@code BillingPendingChangeKind}. */
    enum Kind {
        SCHEDULED,
        AWAITING_APPROVAL
    }
}
