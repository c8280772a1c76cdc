package foyer.properties.searches;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside of the tenant who is told of properties.
 *
 * @param consent how they agreed to it
 */
record PropertySearchRecipient(@Nullable String name, String email, String consent, Instant consentedAt) {}
