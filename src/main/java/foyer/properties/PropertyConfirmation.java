package foyer.properties;

import foyer.tenancy.MembershipId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has confirmed something of a property by hand.
 *
 * @param item what, the id of a {@link PropertyOwnItem}
 */
record PropertyConfirmation(
        UUID item, Instant confirmedAt, @Nullable MembershipId confirmedById) {}
