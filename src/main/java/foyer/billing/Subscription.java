package foyer.billing;

import foyer.payments.BillingInterval;
import foyer.payments.Provider;
import foyer.payments.SubscriptionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's subscription as Foyer knows it; the schema's type of the same name.
 *
 * @param externalId the provider's
 * @param customer the provider's id of who pays; null until it says
 * @param seats the provider's quantity, whether or not seats are paid for
 * @param endedAt when it ended for good; null while it has not
 */
public record Subscription(
        SubscriptionId id,
        Provider provider,
        String externalId,
        @Nullable String customer,
        String priceCode,
        String plan,
        BillingInterval interval,
        String currency,
        int seats,
        SubscriptionStatus status,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        @Nullable Instant trialEnd,
        boolean cancelAtPeriodEnd,
        @Nullable Instant endedAt,
        int version) {}
