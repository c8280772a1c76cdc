package foyer.leads.erasing;

import static foyer.leads.erasing.LeadErasureErrorCode.ERASURE_NOT_FOUND;
import static foyer.leads.erasing.LeadErasureErrorCode.NOT_UNDOABLE;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.leads.Lead;
import foyer.leads.LeadQueries;
import foyer.leads.LeadRemoval;
import foyer.leads.LeadReturns;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.TenantClock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings erased leads back as they were, all of an erasure or none. */
@Service
class LeadEraseUndoing {

    private final ErasureQueries queries;
    private final ErasedLeadQueries erased;
    private final LeadQueries leads;
    private final LeadReturns returns;
    private final LeadRemoval removal;
    private final ErasedPapers papers;
    private final ErasureHistory history;
    private final Entitlements entitlements;
    private final TenantClock clock;

    LeadEraseUndoing(
            ErasureQueries queries,
            ErasedLeadQueries erased,
            LeadQueries leads,
            LeadReturns returns,
            LeadRemoval removal,
            ErasedPapers papers,
            ErasureHistory history,
            Entitlements entitlements,
            TenantClock clock) {
        this.queries = queries;
        this.erased = erased;
        this.leads = leads;
        this.returns = returns;
        this.removal = removal;
        this.papers = papers;
        this.history = history;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    /**
     * The payload of {@code leadEraseUndo}.
     *
     * @param restored those that the caller may see
     */
    record Undone(LeadErasure erasure, List<Lead> restored) implements Payload {}

    @Transactional
    Undone undo(LeadErasureId id) {
        var at = clock.now();
        var erasure = queries.lock(id);
        if (erasure == null) {
            throw UserErrorException.at("id", ERASURE_NOT_FOUND);
        }
        if (!erasure.isUndoable(at)) {
            throw UserErrorException.at("id", NOT_UNDOABLE);
        }
        var back = erased.places(id);
        var gone = returns.gone(back);
        var restored = returns.restore(back, () -> erased.putBack(id, gone), at);
        papers.restore(removal.withMerged(
                restored.stream().map(lead -> lead.id().value()).toList()));
        queries.undone(id, at);
        history.undone(id, restored);
        take(restored.size());
        var ids = restored.stream().map(Lead::id).toList();
        var seen = leads.byIds(ids);
        return new Undone(
                queries.stored(id),
                ids.stream().map(seen::get).filter(Objects::nonNull).toList());
    }

    /** Last, since whoever makes a lead in the tenant waits from here until this transaction has ended. */
    private void take(int restored) {
        try {
            entitlements.take(Limit.LEADS, restored);
        } catch (EntitlementException e) {
            throw e.as(LeadErasureErrorCode.class);
        }
    }
}
