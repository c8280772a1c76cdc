package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderRefund;
import java.time.Instant;

/**
 * Money that goes back, as it is stored.
 *
 * @param seenAt when it was so
 */
record StoredRefund(BillingRefundId id, Provider provider, ProviderRefund state, Instant seenAt) {}
