package foyer.billing;

import foyer.entitlements.AccessLevel;
import foyer.payments.SubscriptionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's billing stands at a moment, in a few words.
 *
 * @param status of the subscription that counts, or the last one that did; null when there never was one
 * @param plan that the tenant has
 * @param seats that are paid for; null without a subscription that counts, and where the plan's own are included
 * @param dueAt when anything follows for the tenant by time alone; null for never
 * @param invoices how many there are
 */
public record Standing(
        @Nullable SubscriptionStatus status,
        String plan,
        @Nullable Integer seats,
        AccessLevel accessLevel,
        @Nullable Instant dueAt,
        int invoices,
        Instant at) {}
