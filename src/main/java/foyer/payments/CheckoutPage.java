package foyer.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page of the provider's on which somebody subscribes.
 *
 * @param id the provider's
 * @param subscription where it exists already, as with PayPal; null where it comes with the payment
 */
public record CheckoutPage(
        String id, String url, Instant expiresAt, @Nullable String subscription) {}
