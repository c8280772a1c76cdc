package foyer.leads.batches;

import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.leads.CheckedLead;
import foyer.leads.Lead;
import foyer.leads.LeadDraft;
import foyer.leads.LeadErrors;
import foyer.leads.LeadHistory;
import foyer.leads.assignment.LeadAssignment;
import foyer.leads.lists.ListFilling;
import foyer.leads.reverting.ImportLog;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.time.TenantClock;
import foyer.records.fields.CustomFieldId;
import foyer.records.fields.CustomValue;
import foyer.records.fields.CustomValues;
import foyer.records.tags.Tags;
import foyer.tenancy.Membership;
import foyer.tenancy.MembershipId;
import foyer.tenancy.TenantDefaults;
import foyer.transfer.DuplicateRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks leads one by one and makes or changes them many at a time, by the rules of {@code leadCreate}; but tells of them with one
 * event and one audit row for all (spec/leads.md: bulk jobs). What was read for it is as of its opening.
 */
public final class LeadBatch {

    private final SettledLeads settling;
    private final StartStages starts;
    private final TenantDefaults defaults;
    private final LeadBatchQueries queries;
    private final LeadChangeQueries changes;
    private final Tags tags;
    private final CustomValues customValues;
    private final ListFilling lists;
    private final LeadAssignment assignment;
    private final RowTakers takers;
    private final LeadHistory history;
    private final ImportLog log;
    private final Entitlements entitlements;
    private final TenantClock clock;

    LeadBatch(
            SettledLeads settling,
            StartStages starts,
            TenantDefaults defaults,
            LeadBatchQueries queries,
            LeadChangeQueries changes,
            Tags tags,
            CustomValues customValues,
            ListFilling lists,
            LeadAssignment assignment,
            RowTakers takers,
            LeadHistory history,
            ImportLog log,
            Entitlements entitlements,
            TenantClock clock) {
        this.settling = settling;
        this.starts = starts;
        this.defaults = defaults;
        this.queries = queries;
        this.changes = changes;
        this.tags = tags;
        this.customValues = customValues;
        this.lists = lists;
        this.assignment = assignment;
        this.takers = takers;
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
        FORBIDDEN,
        /** It is to be a team's that the caller may not give it to, or that is no more. */
        TEAM_FORBIDDEN,
        /** Such a one is there, and would have more tags than a lead may have. */
        OVERTAGGED,
        /** There is no such one, and a new one cannot be as the row says ({@link LeadRow#asNew}). */
        UNFIT_AS_NEW
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
     * @param draft with the contact's telephone number and website as leads keep them
     * @param stage by its key or its name, of the pipeline that new leads start in; null for the first one
     * @param custom its values of custom fields, which have been checked
     * @param problems gets what is wrong with it, whether it is there or not
     * @param asNew gets what is wrong with the stage, where only a new lead starts
     * @return null when there is any of the problems
     */
    public @Nullable CheckedLead check(
            LeadDraft draft,
            @Nullable String stage,
            Map<CustomFieldId, CustomValue> custom,
            List<Problem> problems,
            List<Problem> asNew) {
        var errors = LeadErrors.ofReadContacts();
        var values = draft.values(() -> defaults, errors);
        var start = starts.of(stage, asNew);
        if (!errors.isEmpty()) {
            problems.addAll(errors.problems());
            return null;
        }
        return new CheckedLead(values, start, draft.assignee(), custom);
    }

    /**
     * Stores them in the running transaction, with their timelines, one event and one audit row for those made, and one
     * each for those changed.
     *
     * @param job whose work it is
     * @return what became of each, in order
     * @throws foyer.entitlements.EntitlementException when the tenant may not have so many more; then none is stored
     */
    public List<Outcome> store(UUID job, List<LeadRow> rows, BatchRule rule) {
        var members = takers.members(rows);
        var plan = plan(rows, rule);
        var outcomes =
                rows.stream().map(row -> plan.add(row, rule.duplicates())).toList();
        change(job, plan.changes());
        var made = make(job, plan.made(), members);
        if (rule.list() != null) {
            lists.add(
                    job,
                    rule.list(),
                    Stream.concat(plan.met().stream(), made.stream()).toList());
        }
        // Last: whoever makes another lead in the tenant waits from here until this transaction has ended.
        if (!made.isEmpty()) {
            entitlements.take(Limit.LEADS, made.size());
        }
        return outcomes;
    }

    /**
     * What would become of them, as far as it depends on whether there is a lead of each: one that is there counts as DUPLICATE.
     * Reads only, and holds nothing.
     */
    public List<Outcome> foresee(List<LeadRow> rows, BatchRule rule) {
        var plan = new BatchPlan(known(rows, rule), Map.of(), rule.tags(), rule.teams());
        var passing = rule.duplicates() == DuplicateRule.CREATE ? DuplicateRule.CREATE : DuplicateRule.SKIP;
        return rows.stream().map(row -> plan.add(row, passing)).toList();
    }

    private BatchPlan plan(List<LeadRow> rows, BatchRule rule) {
        var teams = takers.teams(rows, rule);
        var known = known(rows, rule);
        var held = rule.duplicates() == DuplicateRule.UPDATE && !known.isEmpty()
                ? held(known.leads().collect(Collectors.toSet()), rows, rule)
                : Map.<UUID, StoredLead>of();
        return new BatchPlan(known, held, rule.tags(), teams);
    }

    private KnownLeads<UUID> known(List<LeadRow> rows, BatchRule rule) {
        return rule.duplicates() == DuplicateRule.CREATE
                ? new KnownLeads<>(Map.of(), Map.of())
                : queries.known(rows.stream().map(LeadRow::keys).toList());
    }

    private Map<UUID, StoredLead> held(Set<UUID> leads, List<LeadRow> rows, BatchRule rule) {
        var held = new HashMap<>(changes.lock(leads, !rule.tags().isEmpty()));
        var filled = rows.stream()
                .flatMap(row -> row.lead().custom().keySet().stream())
                .collect(Collectors.toSet());
        var values = customValues.ofFields(held.keySet(), filled);
        held.replaceAll((id, lead) -> lead.with(values.getOrDefault(id, Map.of())));
        return held;
    }

    private void change(UUID job, List<LeadChange> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var at = clock.now();
        changes.update(changed, at);
        customValues.putAll(changed.stream()
                .collect(Collectors.toMap(change -> change.lead().id(), LeadChange::custom)));
        tags.addAll(
                Lead.TYPE,
                changed.stream()
                        .collect(Collectors.toMap(change -> change.lead().id(), LeadChange::tags)));
        log.changed(job, changed.stream().map(LeadChange::before).toList(), at);
        history.importChanged(
                job,
                changed.stream()
                        .collect(Collectors.toMap(change -> change.lead().id(), LeadChange::fields)));
    }

    private List<UUID> make(UUID job, List<CheckedLead> made, Map<MembershipId, Membership> members) {
        if (made.isEmpty()) {
            return List.of();
        }
        var leads = settling.settled(made);
        var given = GivenLeads.of(leads, members, assignment);
        var at = clock.now();
        var ids = queries.insert(GivenLeads.assigned(leads, given), settling.dues(leads, at), at);
        tags.addAll(Lead.TYPE, each(ids, made, lead -> lead.values().tags()));
        customValues.putAll(each(ids, made, lead -> lead.custom().values()));
        log.made(job, ids, GivenLeads.deeds(given), at);
        history.imported(job, ids);
        history.given(GivenLeads.byChoice(ids, given));
        return ids;
    }

    private static <T> Map<UUID, Collection<T>> each(
            List<UUID> ids, List<CheckedLead> leads, Function<CheckedLead, Collection<T>> part) {
        var parts = new LinkedHashMap<UUID, Collection<T>>();
        for (var i = 0; i < leads.size(); i++) {
            parts.put(ids.get(i), part.apply(leads.get(i)));
        }
        return parts;
    }
}
