package foyer.leads.lists;

import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts the leads of an import on a list and takes them off again, in the transactions of whoever imports and reverts. */
@Component
public class ListFilling {

    /** As long as what an import did is kept. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final LeadListQueries lists;
    private final ListedLeadQueries leads;
    private final ListHistory history;
    private final TenantClock clock;

    ListFilling(LeadListQueries lists, ListedLeadQueries leads, ListHistory history, TenantClock clock) {
        this.lists = lists;
        this.leads = leads;
        this.history = history;
        this.clock = clock;
    }

    /** Puts those that the caller sees on the list; on one that was deleted meanwhile none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID job, LeadListId list, Collection<UUID> added) {
        if (!added.isEmpty() && lists.hold(list) != null) {
            history.added(list, leads.addFrom(job, list, added, clock.now()));
        }
    }

    /** How many leads that the caller sees the import has put on lists, and nobody has taken off. */
    public int count(UUID job) {
        return leads.countFrom(job, clock.now().minus(KEPT));
    }

    /** Takes some of them off, at most so many; answers how many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int takeOff(UUID job, int most) {
        var removed = leads.removeFrom(job, clock.now().minus(KEPT), most);
        removed.forEach(history::removed);
        return removed.values().stream().mapToInt(Integer::intValue).sum();
    }
}
