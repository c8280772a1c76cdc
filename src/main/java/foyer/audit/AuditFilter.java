package foyer.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which entries: those that meet every field given. Times are of the deed. */
record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String entity,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final AuditFilter NONE = new AuditFilter(null, null, null, null, null);
}
