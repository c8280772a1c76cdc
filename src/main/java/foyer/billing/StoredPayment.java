package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderPayment;
import java.time.Instant;

/**
 * An attempt to be paid as it is stored.
 *
 * @param seenAt when it was so
 */
record StoredPayment(BillingPaymentId id, Provider provider, ProviderPayment state, Instant seenAt) {}
