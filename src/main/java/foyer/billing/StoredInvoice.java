package foyer.billing;

import foyer.payments.Provider;
import foyer.payments.ProviderInvoice;
import java.time.Instant;

/**
 * An invoice as it is stored.
 *
 * @param state as the provider told of it, without its lines
 * @param owedAgain what of it was paid and went back by a dispute that was lost, in minor units
 * @param seenAt when it was so
 */
record StoredInvoice(BillingInvoiceId id, Provider provider, ProviderInvoice state, long owedAgain, Instant seenAt) {}
