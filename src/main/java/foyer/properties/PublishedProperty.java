package foyer.properties;

import foyer.tenancy.MembershipId;
import org.jspecify.annotations.Nullable;

/**
 * A property that the public sees, for other modules.
 *
 * @param agent the member who looks after it, or null
 */
public record PublishedProperty(
        PropertyId id,
        String reference,
        @Nullable String title,
        @Nullable MembershipId agent) {}
