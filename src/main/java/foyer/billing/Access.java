package foyer.billing;

import foyer.entitlements.AccessLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a subscription lets its tenant work at a moment.
 *
 * @param paid whether the tenant has the plan that is paid for, or the free one
 * @param changesAt when another level comes by time alone; null for never
 * @param graceEndsAt when grace ends; null when there is none, or when nothing worse comes
 */
record Access(
        boolean paid,
        AccessLevel level,
        @Nullable Instant changesAt,
        @Nullable Instant graceEndsAt) {

    /** Without a subscription. */
    static final Access FREE = new Access(false, AccessLevel.FULL, null, null);
}
