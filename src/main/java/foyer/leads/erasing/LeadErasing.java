package foyer.leads.erasing;

import static foyer.leads.erasing.LeadErasureErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.erasing.LeadErasureErrorCode.IDS_INVALID;
import static foyer.leads.erasing.LeadErasureErrorCode.LEAD_NOT_FOUND;
import static foyer.leads.erasing.LeadErasureErrorCode.REASON_INVALID;
import static foyer.leads.erasing.LeadErasureErrorCode.SCOPE_FORBIDDEN;

import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.leads.LeadRemoval;
import foyer.leads.erasing.LeadErasureInputs.Erase;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import foyer.records.Activities;
import foyer.records.Notes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases leads, all that are asked for or none, archived and frozen ones too. All of them are held in the order of every lock
 * of leads, so that of two who erase the same one the second finds nothing.
 */
@Service
class LeadErasing {

    private final ErasureQueries queries;
    private final ErasedLeadQueries erased;
    private final LeadQueries leads;
    private final LeadRemoval removal;
    private final ErasedPapers papers;
    private final Notes notes;
    private final Activities activities;
    private final ErasureHistory history;
    private final Idempotency idempotency;
    private final TenantClock clock;

    LeadErasing(
            ErasureQueries queries,
            ErasedLeadQueries erased,
            LeadQueries leads,
            LeadRemoval removal,
            ErasedPapers papers,
            Notes notes,
            Activities activities,
            ErasureHistory history,
            Idempotency idempotency,
            TenantClock clock) {
        this.queries = queries;
        this.erased = erased;
        this.leads = leads;
        this.removal = removal;
        this.papers = papers;
        this.notes = notes;
        this.activities = activities;
        this.history = history;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The payload of {@code leadErase}: with {@code dryRun} what would go, else what has. */
    record Erased(@Nullable LeadErasure erasure, @Nullable ErasurePreview preview) implements Payload {}

    @Transactional
    Erased erase(Erase input) {
        var reason = reason(input);
        if (input.dryRun()) {
            return new Erased(null, preview(held(input)));
        }
        var id = new LeadErasureId(idempotency.once(
                "leadErase",
                input.idempotencyKey(),
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> write(input, reason).value()));
        return new Erased(queries.stored(id), null);
    }

    private LeadErasureId write(Erase input, String reason) {
        var ids = held(input);
        var values = LeadId.values(ids);
        var gone = leads.stored(ids).values();
        var deleted = papers.delete(removal.withMerged(List.of(values)));
        var erasure = queries.insert(reason, ids.size(), deleted, clock.now());
        erased.keep(erasure, values);
        history.erased(erasure, reason, gone);
        // Last, since whoever makes a lead in the tenant waits from here until this transaction has ended.
        removal.takeOut(List.of(values));
        return erasure;
    }

    private ErasurePreview preview(Collection<LeadId> ids) {
        var values = List.of(LeadId.values(ids));
        var all = removal.withMerged(values);
        return new ErasurePreview(
                values.size(),
                all.size() - values.size(),
                sum(notes.counts(values)),
                sum(activities.lengths(values)),
                erased.captures(LeadId.values(ids)),
                erased.imports(all.toArray(UUID[]::new)),
                papers.count(all));
    }

    private static int sum(Map<UUID, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String reason(Erase input) {
        var reason = input.reason().strip();
        if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > LeadErasure.MAX_REASON) {
            throw UserErrorException.at("reason", REASON_INVALID, LeadErasure.MAX_REASON);
        }
        return reason;
    }

    /** The leads that are asked for, which the caller holds and may erase. */
    private List<LeadId> held(Erase input) {
        var ids = input.leads();
        if (ids.isEmpty() || ids.size() > LeadErasure.MAX_LEADS) {
            throw UserErrorException.at("ids", IDS_INVALID, LeadErasure.MAX_LEADS);
        }
        var held = erased.lock(ids);
        var problems = new ArrayList<Problem>();
        for (var id : ids) {
            var refusal = refusal(held.get(id));
            if (refusal != null) {
                problems.add(Problem.of(refusal, "ids." + input.ids().indexOf(id)));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        return ids;
    }

    private static @Nullable LeadErasureErrorCode refusal(@Nullable Boolean permitted) {
        if (permitted == null) {
            return LEAD_NOT_FOUND;
        }
        return permitted ? null : SCOPE_FORBIDDEN;
    }
}
