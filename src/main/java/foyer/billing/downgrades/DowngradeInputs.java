package foyer.billing.downgrades;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs of the operations on downgrades. */
final class DowngradeInputs {

    private DowngradeInputs() {}

    /**
     * What stays active.
     *
     * @param limit null for all of them
     * @param plan null for the present one
     */
    record Choose(
            List<String> keep,
            @Nullable String limit,
            @Nullable String plan,
            @Nullable Integer seats) {}

    record Approve(
            String plan,
            String confirm,
            String version,
            @Nullable Integer seats,
            boolean dryRun,
            @Nullable String returnUrl,
            @Nullable String cancelUrl,
            String idempotencyKey) {}
}
