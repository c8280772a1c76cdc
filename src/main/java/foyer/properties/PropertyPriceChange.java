package foyer.properties;

import foyer.platform.money.Money;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a property costs something else, as the schema shows it. */
record PropertyPriceChange(
        PropertyOffer offer,
        @Nullable Money before,
        @Nullable Money after,
        @Nullable RentPeriod period,
        Instant changedAt,
        @Nullable MembershipId actorId) {}
