package foyer.billing;

import foyer.payments.Provider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's subscription, for other packages: who has it, and whether it goes on.
 *
 * @param externalId the provider's
 * @param customer the provider's id of who pays; null until it says
 * @param endedAt when it ended for good; null while it has not
 */
public record Subscription(
        Provider provider,
        String externalId,
        @Nullable String customer,
        @Nullable Instant endedAt) {}
