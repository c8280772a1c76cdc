package foyer.payments;

import java.time.Instant;

/** What became of a {@link SubscriptionChange}. */
public sealed interface ChangeOutcome {

    /** It is done, or set for the end of the period ({@link ProviderSubscription#next}). */
    record Applied(ProviderSubscription subscription) implements ChangeOutcome {}

    /** The buyer has to agree on a page of the provider's; nothing has changed until the provider says so. */
    record AwaitingApproval(String url, Instant expiresAt) implements ChangeOutcome {}
}
