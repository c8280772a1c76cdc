package foyer.leads.batches;

import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.leads.CheckedLead;
import foyer.leads.Lead;
import foyer.leads.LeadDraft;
import foyer.leads.LeadErrorCode;
import foyer.leads.LeadErrors;
import foyer.leads.LeadHistory;
import foyer.leads.pipelines.Pipeline;
import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageKind;
import foyer.leads.reverting.ImportLog;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.time.TenantClock;
import foyer.records.tags.Tags;
import foyer.tenancy.TenantDefaults;
import foyer.transfer.DuplicateRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks leads one by one and makes or changes them many at a time, by the rules of {@code leadCreate}; but tells of them with one
 * event and one audit row for all (spec/leads.md: bulk jobs). What was read for it is as of its opening.
 */
public final class LeadBatch {

    private final PipelineQueries stages;
    private final Stage first;
    private final List<Pipeline> pipelines;
    private final TenantDefaults defaults;
    private final LeadBatchQueries queries;
    private final LeadChangeQueries changes;
    private final Tags tags;
    private final LeadHistory history;
    private final ImportLog log;
    private final Entitlements entitlements;
    private final TenantClock clock;

    LeadBatch(
            PipelineQueries stages,
            Stage first,
            List<Pipeline> pipelines,
            TenantDefaults defaults,
            LeadBatchQueries queries,
            LeadChangeQueries changes,
            Tags tags,
            LeadHistory history,
            ImportLog log,
            Entitlements entitlements,
            TenantClock clock) {
        this.stages = stages;
        this.first = first;
        this.pipelines = pipelines;
        this.defaults = defaults;
        this.queries = queries;
        this.changes = changes;
        this.tags = tags;
        this.history = history;
        this.log = log;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    /** What a lead that was to be stored has become. */
    public enum Outcome {
        CREATED,
        /** One with the same e-mail, phone or website's domain is there, or came before it, and has changed. */
        UPDATED,
        /** Such a one is there, archived or not, or came before it, and is as it was. */
        DUPLICATE,
        /** Such a one is there, archived: only a restored one is changed. */
        ARCHIVED,
        /** Such a one is there, read-only since it is over a limit of the plan. */
        FROZEN,
        /** Such a one is there, beyond what the caller may change. */
        FORBIDDEN
    }

    /** The country of telephone numbers without a code, ISO 3166-1; null when the tenant gave none. */
    public @Nullable String country() {
        return defaults.country();
    }

    /** The currency of amounts without one. */
    public String currency() {
        return defaults.currency();
    }

    /**
     * Brings the lead into its stored form; needs neither database nor caller.
     *
     * @param stage by its key or its name, of the pipeline that new leads start in; null for the first one
     * @param problems gets what is wrong with it
     * @return null when anything is
     */
    public @Nullable CheckedLead check(LeadDraft draft, @Nullable String stage, List<Problem> problems) {
        var errors = new LeadErrors();
        var values = draft.values(defaults::currency, errors);
        var start = stage == null ? first : stage(stage, errors);
        if (!errors.isEmpty()) {
            problems.addAll(errors.problems());
            return null;
        }
        return new CheckedLead(values, start, draft.assignee());
    }

    private Stage stage(String name, LeadErrors errors) {
        for (var stage : stages()) {
            if (!stage.key().equalsIgnoreCase(name) && !stage.name().equalsIgnoreCase(name)) {
                continue;
            }
            if (stage.kind() == StageKind.LOST) {
                errors.add("stage", LeadErrorCode.LOST_REASON_INVALID, LeadErrors.MAX_LOST_REASON);
            }
            return stage;
        }
        errors.add("stage", LeadErrorCode.STAGE_NOT_FOUND);
        return first;
    }

    private List<Stage> stages() {
        return pipelines.stream()
                .filter(pipeline -> pipeline.id().equals(first.pipelineId()))
                .flatMap(pipeline -> pipeline.stages().stream())
                .toList();
    }

    /**
     * Stores them in the running transaction, with their timelines, one event and one audit row for those made, and one
     * each for those changed.
     *
     * @param job whose work it is
     * @param rule what becomes of those that seem to be there already
     * @return what became of each, in order
     * @throws foyer.entitlements.EntitlementException when the tenant may not have so many more; then none is stored
     */
    public List<Outcome> store(UUID job, List<LeadRow> rows, DuplicateRule rule) {
        var plan = plan(rows, rule);
        var outcomes = rows.stream()
                .map(row -> switch (rule) {
                    case CREATE -> plan.create(row);
                    case SKIP -> plan.skipOrCreate(row);
                    case UPDATE -> plan.updateOrCreate(row);
                })
                .toList();
        change(job, plan.changes());
        make(job, plan.made());
        return outcomes;
    }

    private BatchPlan plan(List<LeadRow> rows, DuplicateRule rule) {
        if (rule == DuplicateRule.CREATE) {
            return new BatchPlan(Map.of(), Map.of());
        }
        var known = queries.known(rows.stream().map(LeadRow::keys).toList());
        var held = rule == DuplicateRule.UPDATE && !known.isEmpty()
                ? changes.lock(Set.copyOf(known.values()))
                : Map.<UUID, StoredLead>of();
        return new BatchPlan(known, held);
    }

    private void change(UUID job, List<LeadChange> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var at = clock.now();
        changes.update(changed, at);
        log.changed(job, changed.stream().map(LeadChange::before).toList(), at);
        history.importChanged(
                job,
                changed.stream()
                        .collect(Collectors.toMap(change -> change.lead().id(), LeadChange::fields)));
    }

    /** Last, since whoever makes another lead in the tenant waits from its counting until this transaction has ended. */
    private void make(UUID job, List<CheckedLead> made) {
        if (made.isEmpty()) {
            return;
        }
        var at = clock.now();
        var ids = queries.insert(settled(made), at);
        tags.addAll(Lead.TYPE, tagged(ids, made));
        log.made(job, ids, at);
        history.imported(job, ids);
        entitlements.take(Limit.LEADS, ids.size());
    }

    /** The same leads; those of a stage that was deleted since are in the one that new leads start in now. */
    private List<CheckedLead> settled(List<CheckedLead> leads) {
        var wanted = leads.stream().map(lead -> lead.stage().id()).collect(Collectors.toSet());
        var there = stages.hold(wanted);
        if (there.size() == wanted.size()) {
            return leads;
        }
        var start = stages.holdFirst();
        return leads.stream()
                .map(lead -> there.contains(lead.stage().id())
                        ? lead
                        : new CheckedLead(lead.values(), start, lead.assignee()))
                .toList();
    }

    private static Map<UUID, List<String>> tagged(List<UUID> ids, List<CheckedLead> leads) {
        var tags = new LinkedHashMap<UUID, List<String>>();
        for (var i = 0; i < leads.size(); i++) {
            tags.put(ids.get(i), leads.get(i).values().tags());
        }
        return tags;
    }
}
