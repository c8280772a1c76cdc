package foyer.leads.batches;

import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.leads.CheckedLead;
import foyer.leads.Lead;
import foyer.leads.LeadDraft;
import foyer.leads.LeadErrorCode;
import foyer.leads.LeadErrors;
import foyer.leads.LeadHistory;
import foyer.leads.LeadKeys;
import foyer.leads.pipelines.Pipeline;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageKind;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.time.TenantClock;
import foyer.records.tags.Tags;
import foyer.tenancy.TenantDefaults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks leads one by one and stores them many at a time, by the rules of {@code leadCreate}; but tells of them with one
 * event and one audit row for all (spec/leads.md: bulk jobs). What was read for it is as of its opening.
 */
public final class LeadBatch {

    private final Stage first;
    private final List<Pipeline> pipelines;
    private final TenantDefaults defaults;
    private final LeadBatchQueries queries;
    private final Tags tags;
    private final LeadHistory history;
    private final Entitlements entitlements;
    private final TenantClock clock;

    LeadBatch(
            Stage first,
            List<Pipeline> pipelines,
            TenantDefaults defaults,
            LeadBatchQueries queries,
            Tags tags,
            LeadHistory history,
            Entitlements entitlements,
            TenantClock clock) {
        this.first = first;
        this.pipelines = pipelines;
        this.defaults = defaults;
        this.queries = queries;
        this.tags = tags;
        this.history = history;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    /** What a lead that was to be stored has become. */
    public enum Outcome {
        CREATED,
        /** One with the same e-mail, phone or website's domain is there, archived or not, or came before it. */
        DUPLICATE
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
     * Stores them in the running transaction, with their timelines, one event and one audit row.
     *
     * @param job whose work it is
     * @param duplicates whether those are made too that seem to be there already
     * @return what became of each, in order
     * @throws foyer.entitlements.EntitlementException when the tenant may not have so many more; then none is stored
     */
    public List<Outcome> store(UUID job, List<CheckedLead> leads, boolean duplicates) {
        var known = duplicates ? Set.<Integer>of() : queries.duplicates(keys(leads));
        var outcomes = new ArrayList<Outcome>(leads.size());
        var made = new ArrayList<CheckedLead>(leads.size());
        var before = new HashSet<String>();
        for (var i = 0; i < leads.size(); i++) {
            var lead = leads.get(i);
            var isNew = duplicates || (!known.contains(i) && addsNew(before, lead));
            outcomes.add(isNew ? Outcome.CREATED : Outcome.DUPLICATE);
            if (isNew) {
                made.add(lead);
            }
        }
        if (!made.isEmpty()) {
            var ids = queries.insert(made, clock.now());
            tags.addAll(Lead.TYPE, tagged(ids, made));
            history.imported(job, ids);
            entitlements.take(Limit.LEADS, ids.size());
        }
        return outcomes;
    }

    /** Whether no lead before it has one of its keys; then it is one before those that follow. */
    private static boolean addsNew(Set<String> before, CheckedLead lead) {
        var keys = LeadKeys.of(lead.values().contact()).all();
        if (keys.stream().anyMatch(before::contains)) {
            return false;
        }
        before.addAll(keys);
        return true;
    }

    private static Map<UUID, List<String>> tagged(List<UUID> ids, List<CheckedLead> leads) {
        var tags = new LinkedHashMap<UUID, List<String>>();
        for (var i = 0; i < leads.size(); i++) {
            tags.put(ids.get(i), leads.get(i).values().tags());
        }
        return tags;
    }

    private static List<LeadKeys> keys(List<CheckedLead> leads) {
        return leads.stream().map(lead -> LeadKeys.of(lead.values().contact())).toList();
    }
}
