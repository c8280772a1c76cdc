package foyer.billing.downgrades;

import foyer.entitlements.Freezing;
import org.jspecify.annotations.Nullable;

/**
 * Something that there is more of than a plan allows; the schema's type of the same name.
 *
 * @param freezing whose records they are; null for what has none
 * @param mark the same as long as the same records would be frozen
 */
record DowngradeOver(
        String limit,
        long used,
        long allowed,
        long freezes,
        @Nullable Freezing freezing,
        String mark) {}
