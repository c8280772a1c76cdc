/**
 * The built-in provider of payments, for development: a page to pay on, subscriptions that are renewed in the tenant's
 * time, and signed webhooks over HTTP, so that a newcomer sees the whole life of a subscription offline. It keeps the
 * contract of the real ones, and keeps what it knows in tables of its own, as somebody else's server would.
 */
@NamedInterface("sandbox")
@NullMarked
package foyer.payments.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
