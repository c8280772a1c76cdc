package foyer.leads.merging;

import static foyer.leads.merging.LeadMergeErrorCode.ALREADY_UNDONE;
import static foyer.leads.merging.LeadMergeErrorCode.FROZEN;
import static foyer.leads.merging.LeadMergeErrorCode.KEPT_MERGED;
import static foyer.leads.merging.LeadMergeErrorCode.MERGE_NOT_FOUND;
import static foyer.leads.merging.LeadMergeErrorCode.SCOPE_FORBIDDEN;
import static java.util.Objects.requireNonNull;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.leads.LeadReturns;
import foyer.leads.LeadWriteQueries;
import foyer.leads.merging.MergeUndoQueries.Stored;
import foyer.leads.sla.FirstResponses;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.TenantClock;
import foyer.records.tags.Tags;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Undoes merges: the merged leads are back as they were, what came from them goes back to them, and the kept lead gets back
 * what it had, but where somebody has changed it since.
 */
@Service
class LeadMergeUndoing {

    private final LeadQueries leads;
    private final LeadWriteQueries writes;
    private final LeadMergeQueries held;
    private final MergeUndoQueries queries;
    private final LeadReturns returns;
    private final MergedRows rows;
    private final KeptLead kept;
    private final Tags tags;
    private final MergedCustomFields custom;
    private final FirstResponses responses;
    private final MergeHistory history;
    private final Entitlements entitlements;
    private final TenantClock clock;

    LeadMergeUndoing(
            LeadQueries leads,
            LeadWriteQueries writes,
            LeadMergeQueries held,
            MergeUndoQueries queries,
            LeadReturns returns,
            MergedRows rows,
            KeptLead kept,
            Tags tags,
            MergedCustomFields custom,
            FirstResponses responses,
            MergeHistory history,
            Entitlements entitlements,
            TenantClock clock) {
        this.leads = leads;
        this.writes = writes;
        this.held = held;
        this.queries = queries;
        this.returns = returns;
        this.rows = rows;
        this.kept = kept;
        this.tags = tags;
        this.custom = custom;
        this.responses = responses;
        this.history = history;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    /**
     * The payload of {@code leadMergeUndo}.
     *
     * @param restored those that the caller may see
     */
    record Undone(Lead lead, List<Lead> restored, List<String> editedFields) implements Payload {}

    @Transactional
    Undone undo(LeadMergeId id) {
        // Members before leads, as whoever ends a membership holds them.
        var back = queries.places(id);
        var gone = returns.gone(back);
        var merge = held(id);
        var at = clock.now();
        var restored = returns.restore(back, () -> queries.putBack(id, gone, at), at);
        rows.giveBack(id, merge.kept());
        var lead = requireNonNull(leads.stored(merge.kept()));
        var plan = kept.plan(id, merge, lead, restored);
        writes.update(lead, plan.values(), plan.changed(), at);
        tags.replace(lead.subject(), lead.tags(), plan.values().tags());
        custom.write(lead, plan.custom());
        responses.unmerged(lead, restored);
        var lists = queries.unlist(id, merge.kept(), merge.lists());
        queries.undone(id, at);
        kept.undone(id, merge, plan);
        history.undone(id, lead, plan.values(), plan.changed(), plan.custom(), restored, lists);
        take(restored.size());
        var ids = restored.stream().map(Lead::id).toList();
        var seen = leads.byIds(ids);
        return new Undone(
                requireNonNull(leads.stored(merge.kept())),
                ids.stream().map(seen::get).filter(Objects::nonNull).toList(),
                plan.edited());
    }

    /** Last, since whoever makes a lead in the tenant waits from here until this transaction has ended. */
    private void take(int restored) {
        try {
            entitlements.take(Limit.LEADS, restored);
        } catch (EntitlementException e) {
            throw e.as(LeadMergeErrorCode.class);
        }
    }

    /** The merge, which nobody else undoes meanwhile, and whose kept lead the caller holds and may change. */
    private Stored held(LeadMergeId id) {
        var found = queries.find(id);
        if (found == null || found.mergedAt().isBefore(clock.now().minus(LeadMerge.KEPT))) {
            throw UserErrorException.at("id", MERGE_NOT_FOUND);
        }
        var lead = held.lock(List.of(found.kept())).get(found.kept());
        var refusal = lead == null ? missing(found.kept()) : refusal(lead);
        if (refusal != null) {
            throw UserErrorException.at("id", refusal);
        }
        var merge = queries.lock(id);
        if (merge == null) {
            throw UserErrorException.at("id", MERGE_NOT_FOUND);
        }
        if (merge.undone()) {
            throw UserErrorException.at("id", ALREADY_UNDONE);
        }
        return merge;
    }

    private LeadMergeErrorCode missing(LeadId lead) {
        return queries.isMerged(lead) ? KEPT_MERGED : MERGE_NOT_FOUND;
    }

    private static @Nullable LeadMergeErrorCode refusal(LeadMergeQueries.Held lead) {
        if (!lead.permitted()) {
            return SCOPE_FORBIDDEN;
        }
        return lead.frozen() ? FROZEN : null;
    }
}
