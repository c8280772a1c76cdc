package foyer.leads.bulkupdates;

import static foyer.leads.LeadErrorCode.NOT_FOUND;

import foyer.jobs.JobFailure;
import foyer.leads.Lead;
import foyer.leads.LeadErrors;
import foyer.leads.LeadId;
import foyer.leads.bulkupdates.BulkPlan.Change;
import foyer.leads.bulkupdates.BulkPlan.Kept;
import foyer.leads.bulkupdates.BulkPlan.Refusal;
import foyer.leads.bulkupdates.BulkUpdate.Input;
import foyer.leads.bulkupdates.BulkUpdate.Refused;
import foyer.leads.bulkupdates.BulkUpdate.Stand;
import foyer.leads.sla.FirstResponses;
import foyer.platform.time.TenantClock;
import foyer.records.fields.CustomValue;
import foyer.records.fields.CustomValues;
import foyer.records.tags.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Changes some leads in the running transaction, as they are once they are held. */
@Component
class BulkSteps {

    private final BulkPlans plans;
    private final BulkQueries queries;
    private final BulkWriteQueries writes;
    private final FirstResponses responses;
    private final BulkHistory history;
    private final CustomValues customValues;
    private final Tags tags;
    private final TenantClock clock;

    BulkSteps(
            BulkPlans plans,
            BulkQueries queries,
            BulkWriteQueries writes,
            FirstResponses responses,
            BulkHistory history,
            CustomValues customValues,
            Tags tags,
            TenantClock clock) {
        this.plans = plans;
        this.queries = queries;
        this.writes = writes;
        this.responses = responses;
        this.history = history;
        this.customValues = customValues;
        this.tags = tags;
        this.clock = clock;
    }

    /**
     * Changes these leads.
     *
     * @throws JobFailure when what the changes name is there no more, or the caller may not ask for it any longer
     */
    Stand step(UUID job, Input input, List<UUID> ids, Stand before) {
        var plan = plan(input.changes());
        queries.lock(ids);
        var rows = queries.rows(ids, input.filter()).stream()
                .collect(Collectors.toMap(row -> row.lead().id().value(), Function.identity()));
        var values = values(plan, ids);
        var changes = new ArrayList<Change>();
        var refused = new ArrayList<Refused>();
        for (var id : ids) {
            var row = rows.get(id);
            if (row == null) {
                refused.add(new Refused(new LeadId(id), NOT_FOUND));
            } else if (row.meant()) {
                switch (plan.of(row, values.getOrDefault(id, List.of()))) {
                    case Change change -> changes.add(change);
                    case Refusal refusal -> refused.add(new Refused(new LeadId(id), refusal.reason()));
                    case Kept _ -> {}
                }
            }
        }
        if (!changes.isEmpty()) {
            write(plan, changes);
            history.changed(job, plan, changes);
        }
        return before.after(ids, changes.size(), ids.size() - changes.size() - refused.size(), refused);
    }

    private BulkPlan plan(BulkChanges changes) {
        var errors = new LeadErrors();
        var plan = plans.of(changes, errors);
        if (!errors.isEmpty()) {
            var first = errors.problems().getFirst();
            throw JobFailure.finally_(first.code(), first.arguments().toArray());
        }
        return plan;
    }

    /** What the leads have in the fields that the plan is about. */
    Map<UUID, List<CustomValue>> values(BulkPlan plan, Collection<UUID> ids) {
        return plan.custom().values().isEmpty() ? Map.of() : customValues.bySubjects(ids);
    }

    /** Those that came back count from now on, unless they were answered by being moved. */
    private void answer(List<Change> changes, List<Change> moved, Instant at) {
        var back = changes.stream()
                .filter(change -> change.archiving() && change.lead().archived())
                .toList();
        responses.owed(BulkWriteQueries.ids(back), at);
        if (!moved.isEmpty()) {
            responses.moved(BulkWriteQueries.ids(moved), at);
        }
    }

    private void write(BulkPlan plan, List<Change> changes) {
        var at = clock.now();
        var moved = changes.stream().filter(Change::moves).toList();
        if (plan.stage() != null && !moved.isEmpty()) {
            writes.leave(
                    BulkWriteQueries.ids(moved), plan.stage(), plan.changes().lostReason(), at);
        }
        writes.update(plan, changes, at);
        answer(changes, moved, at);
        var leads = BulkWriteQueries.ids(changes).stream().map(LeadId::value).toList();
        if (!plan.changes().removeTags().isEmpty()) {
            tags.removeAll(Lead.TYPE, leads, plan.changes().removeTags());
        }
        tags.addAll(
                Lead.TYPE,
                changes.stream()
                        .collect(Collectors.toMap(change -> change.lead().id().value(), Change::tags)));
        customValues.write(plan.custom(), leads);
    }
}
