package foyer.leads.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first answer to a lead, which somebody owes it or has given (spec/leads.md: SLA).
 *
 * @param dueAt null when none is asked for; stays once it was given or missed
 * @param respondedAt when a member gave it
 * @param breachedAt since when it is known that nobody had in time
 */
public record FirstResponse(
        @Nullable Instant dueAt,
        @Nullable Instant respondedAt,
        @Nullable Instant breachedAt) {

    /** Where those stand that are not waited for, as in the column {@code due_rank}: behind all others. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Its place among those that are waited for. */
    public Instant rank() {
        return dueAt == null || respondedAt != null ? NEVER : dueAt;
    }
}
