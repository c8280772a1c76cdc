package foyer.leads.lists;

import static foyer.leads.lists.LeadListErrorCode.HAS_FILTER;
import static foyer.leads.lists.LeadListErrorCode.NAME_INVALID;
import static foyer.leads.lists.LeadListErrorCode.NAME_TAKEN;
import static foyer.leads.lists.LeadListErrorCode.NOT_FOUND;
import static foyer.leads.lists.LeadListErrorCode.NOT_YOURS;
import static foyer.leads.lists.LeadListErrorCode.TOO_MANY_LISTS;

import foyer.platform.database.NewIds;
import foyer.platform.time.TenantClock;
import foyer.records.owning.Owning;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which list something goes on: one that is there, or a new one of the caller's. */
@Component
public class ListChoosing {

    /** The longest name, in characters. */
    public static final int MAX_NAME = LeadList.MAX_NAME;

    /** How many somebody may have. */
    public static final int MAX_LISTS = LeadList.MAX;

    private final LeadListQueries queries;
    private final ListMaking making;
    private final TenantClock clock;

    ListChoosing(LeadListQueries queries, ListMaking making, TenantClock clock) {
        this.queries = queries;
        this.making = making;
        this.clock = clock;
    }

    /** Why the caller may not put leads on the list; null when they may. */
    public @Nullable LeadListErrorCode refusal(LeadListId id) {
        var list = queries.byId(id);
        if (list == null) {
            return NOT_FOUND;
        }
        if (!list.mayBeFilled()) {
            return NOT_YOURS;
        }
        return list.filter() == null ? null : HAS_FILTER;
    }

    /** Why the caller may have no new list of this name; null when they may. */
    public @Nullable LeadListErrorCode refusal(String name) {
        if (!Owning.isShort(name, LeadList.MAX_NAME)) {
            return NAME_INVALID;
        }
        if (queries.hasNamed(Owning.caller(), name.strip())) {
            return NAME_TAKEN;
        }
        return queries.count(Owning.caller()) < LeadList.MAX ? null : TOO_MANY_LISTS;
    }

    /** A new list of the caller's; null when another of theirs has just got the name. */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable LeadListId make(String name) {
        var at = clock.now();
        var id = new LeadListId(NewIds.inOrder(at, 1).getFirst());
        return making.make(new LeadList(id, Owning.owner(), name.strip(), null, false, at, at)) ? id : null;
    }
}
