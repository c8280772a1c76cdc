package foyer.billing.downgrades;

import foyer.billing.PlanOffers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan would freeze and close; the schema's type of the same name. */
record Downgrade(
        PlanOffers.Offer plan,
        @Nullable Long seats,
        String version,
        List<DowngradeOver> over,
        List<String> lostFeatures) {}
