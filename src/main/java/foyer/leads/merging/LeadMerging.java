package foyer.leads.merging;

import static foyer.leads.merging.LeadMergeErrorCode.ALREADY_MERGED;
import static foyer.leads.merging.LeadMergeErrorCode.ARCHIVED;
import static foyer.leads.merging.LeadMergeErrorCode.FROZEN;
import static foyer.leads.merging.LeadMergeErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.leads.merging.LeadMergeErrorCode.IDS_INVALID;
import static foyer.leads.merging.LeadMergeErrorCode.LEAD_NOT_FOUND;
import static foyer.leads.merging.LeadMergeErrorCode.SCOPE_FORBIDDEN;
import static java.util.Objects.requireNonNull;

import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.LeadQueries;
import foyer.leads.LeadValues;
import foyer.leads.LeadWriteQueries;
import foyer.leads.merging.LeadMergeInputs.Merge;
import foyer.leads.merging.LeadMergeQueries.Held;
import foyer.leads.sla.FirstResponses;
import foyer.platform.graphql.Payload;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import foyer.records.fields.CustomChange;
import foyer.records.tags.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes several leads one. All of them are held in the order of every lock of leads, so that of two who merge the same ones
 * the second finds them merged (spec/leads.md, rules).
 */
@Service
class LeadMerging {

    private final LeadQueries leads;
    private final LeadWriteQueries writes;
    private final LeadMergeQueries queries;
    private final LeadMergeReadQueries merges;
    private final MergedRows rows;
    private final MergedCustomFields custom;
    private final Tags tags;
    private final FirstResponses responses;
    private final MergeHistory history;
    private final Entitlements entitlements;
    private final Idempotency idempotency;
    private final TenantClock clock;

    LeadMerging(
            LeadQueries leads,
            LeadWriteQueries writes,
            LeadMergeQueries queries,
            LeadMergeReadQueries merges,
            MergedRows rows,
            MergedCustomFields custom,
            Tags tags,
            FirstResponses responses,
            MergeHistory history,
            Entitlements entitlements,
            Idempotency idempotency,
            TenantClock clock) {
        this.leads = leads;
        this.writes = writes;
        this.queries = queries;
        this.merges = merges;
        this.rows = rows;
        this.custom = custom;
        this.tags = tags;
        this.responses = responses;
        this.history = history;
        this.entitlements = entitlements;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * The payload of {@code leadMerge}.
     *
     * @param merge null when it was only tried
     */
    record Merged(
            Lead lead, List<String> changedFields, @Nullable LeadMerge merge) implements Payload {}

    @Transactional
    Merged merge(Merge input) {
        if (input.hasWrongCount()) {
            throw UserErrorException.at("merge", IDS_INVALID, LeadMerge.MOST);
        }
        if (input.dryRun()) {
            var plan = plan(input);
            return new Merged(
                    plan.preview(),
                    changed(plan, custom.plan(plan, input.chosenCustom()).change()),
                    null);
        }
        var id = new LeadMergeId(idempotency.once(
                "leadMerge",
                input.idempotencyKey(),
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> write(input).value()));
        var lead = leads.byId(input.keep());
        if (lead == null) {
            throw UserErrorException.at("keep", LEAD_NOT_FOUND);
        }
        var merge = merges.byId(id);
        return new Merged(lead, merge.changedFields(), merge);
    }

    private LeadMergeId write(Merge input) {
        var at = clock.now();
        var plan = plan(input);
        var keep = plan.keep();
        var brought = custom.plan(plan, input.chosenCustom());
        var given = brought.change();
        var changed = changed(plan, given);
        var sources = sources(changed, plan, brought);
        var before = KeptBefore.of(LeadValues.of(keep), given, changed, writes.fieldVersions(keep.id()));
        var id = queries.insert(plan, changed, sources, before, at);
        plan.others().forEach(other -> rows.take(id, other, keep));
        queries.take(id, plan.others());
        writes.update(keep, plan.values(), changed, at);
        tags.replace(keep.subject(), keep.tags(), plan.values().tags());
        custom.write(keep, given);
        responses.merged(keep, plan.others());
        history.merged(plan, changed, given, sources);
        // Last, since whoever makes a lead in the tenant waits from here until this transaction has ended.
        entitlements.giveBack(Limit.LEADS, plan.others().size());
        return id;
    }

    /** The lead that each of the fields got its value of; tags are of several. */
    private static Map<String, LeadId> sources(List<String> changed, MergePlan plan, MergedCustomFields.Given brought) {
        var sources = new LinkedHashMap<String, LeadId>();
        for (var field : changed) {
            var from = plan.sources().getOrDefault(field, brought.sources().get(field));
            if (from != null) {
                sources.put(field, from);
            }
        }
        return sources;
    }

    private static List<String> changed(MergePlan plan, CustomChange custom) {
        return Stream.concat(plan.changed().stream(), custom.changedFields().stream())
                .toList();
    }

    private MergePlan plan(Merge input) {
        var ids = input.all();
        var held = queries.lock(ids);
        var stored = leads.stored(held.keySet());
        var missing = ids.stream().filter(id -> !held.containsKey(id)).toList();
        var merged = missing.isEmpty() ? List.<LeadId>of() : List.copyOf(queries.mergedAmong(missing));
        var problems = new ArrayList<Problem>();
        for (var id : ids) {
            var refusal = merged.contains(id) ? ALREADY_MERGED : refusal(held.get(id), stored.get(id), id, input);
            if (refusal != null) {
                problems.add(Problem.of(refusal, input.path(id)));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        var others =
                input.merge().stream().map(id -> requireNonNull(stored.get(id))).toList();
        return MergePlan.of(requireNonNull(stored.get(input.keep())), others, input);
    }

    private static @Nullable LeadMergeErrorCode refusal(
            @Nullable Held held, @Nullable Lead lead, LeadId id, Merge input) {
        if (held == null || lead == null) {
            return LEAD_NOT_FOUND;
        }
        if (!held.permitted()) {
            return SCOPE_FORBIDDEN;
        }
        if (held.frozen()) {
            return FROZEN;
        }
        return lead.archived() && id.equals(input.keep()) ? ARCHIVED : null;
    }
}
