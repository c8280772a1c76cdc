/**
 * Stripe behind the contract of payments. Its library makes the requests and names their fields; Foyer sends them, and reads
 * the answers and events as JSON, in which old and new versions of Stripe's API may stand side by side.
 */
@NullMarked
package foyer.payments.stripe;

import org.jspecify.annotations.NullMarked;
