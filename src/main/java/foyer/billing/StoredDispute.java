package foyer.billing;

import foyer.payments.ProviderDispute;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment that a buyer wants back, as it is stored.
 *
 * @param seenAt when it was so
 */
record StoredDispute(UUID id, ProviderDispute state, Instant seenAt) {}
