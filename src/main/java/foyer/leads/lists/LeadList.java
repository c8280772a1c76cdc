package foyer.leads.lists;

import foyer.leads.LeadQueries;
import foyer.platform.security.CurrentCaller;
import foyer.records.owning.Owned;
import foyer.records.owning.Owning;
import foyer.tenancy.MembershipId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A list of leads, as the schema shows it.
 *
 * @param ownerId null when they have left
 * @param filter the input of {@code LeadFilter}, as JSON; null for a list of leads that are put on it
 * @param shared whether everybody in the tenant has it
 */
record LeadList(
        LeadListId id,
        @Nullable MembershipId ownerId,
        String name,
        @Nullable String filter,
        boolean shared,
        Instant createdAt,
        Instant updatedAt)
        implements Owned {

    static final String TYPE = "LeadList";

    /** How many somebody may have. */
    static final int MAX = 100;

    static final int MAX_NAME = 100;
    static final int MAX_FILTER = 20_000;

    /** How many leads may be put on one, or taken off it, at once. */
    static final int MAX_LEADS = 1_000;

    /** Whether the caller, who has it, may put leads on it: their own, or with LEADS_WRITE. */
    boolean mayBeFilled() {
        return Owning.isCallers(this) || CurrentCaller.actor().may(LeadQueries.WRITE);
    }
}
