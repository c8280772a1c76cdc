package foyer.leads.merging;

import foyer.leads.Lead;
import foyer.leads.LeadValues;
import foyer.leads.LeadWriteQueries;
import foyer.leads.merging.MergeUndoQueries.Standing;
import foyer.leads.merging.MergeUndoQueries.Stored;
import foyer.records.fields.CustomChange;
import foyer.records.fields.CustomValueInput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a lead becomes when a merge into it is undone: in the fields that the merge changed what it was before, unless
 * somebody has changed them since; and what other merges have brought it stays.
 */
@Component
class KeptLead {

    private static final String TAGS = "tags";
    private static final String NOT_CONTACTED = "doNotContact";

    private final MergeUndoQueries queries;
    private final LeadWriteQueries writes;
    private final MergedCustomFields custom;

    KeptLead(MergeUndoQueries queries, LeadWriteQueries writes, MergedCustomFields custom) {
        this.queries = queries;
        this.writes = writes;
        this.custom = custom;
    }

    /**
     * What it becomes.
     *
     * @param before what it was before the merge
     * @param changed the names of the fields that change
     * @param edited the names of those that stay, since somebody has changed them
     * @param back the fields that are again what the merge had found, with the version that each has then
     * @param untouched the other merge for which it still is not to be contacted; null where it is not so for one
     */
    record Plan(
            KeptBefore before,
            LeadValues values,
            CustomChange custom,
            List<String> changed,
            List<String> edited,
            Map<String, Integer> back,
            @Nullable LeadMergeId untouched) {}

    Plan plan(LeadMergeId id, Stored merge, Lead lead, List<Lead> restored) {
        var before = queries.before(id);
        var others = queries.others(id, lead.id());
        var versions = writes.fieldVersions(lead.id());
        var fields = before.fields(merge.fields());
        var edited = fields.stream()
                .filter(field ->
                        !field.equals(TAGS) && versions.getOrDefault(field, 0) > before.since(field, merge.version()))
                .collect(Collectors.toSet());
        var back = new HashSet<>(fields);
        back.removeAll(edited);
        var untouched = others.stream()
                .filter(other -> other.notContacted() && back.contains(NOT_CONTACTED))
                .map(Standing::merge)
                .findFirst()
                .orElse(null);
        if (untouched != null) {
            back.remove(NOT_CONTACTED);
        }
        var own = LeadValues.of(lead);
        var values = own.with(before.values(), back).withTags(tags(lead, before, restored, others));
        var inputs = before.custom().stream()
                .filter(input -> back.contains(KeptBefore.name(input)))
                .toList();
        var given = given(lead, inputs, edited);
        var changed = Stream.concat(own.changedTo(values).stream(), given.changedFields().stream())
                .toList();
        back.removeAll(edited);
        var again = new HashMap<String, Integer>();
        back.forEach(field ->
                again.put(field, changed.contains(field) ? lead.version() + 1 : versions.getOrDefault(field, 0)));
        return new Plan(
                before,
                values,
                given,
                changed,
                fields.stream().filter(edited::contains).toList(),
                again,
                untouched);
    }

    /**
     * Tells the other merges that stand what undoing this one leaves them: whichever had set a field before it has set it as it
     * is again, and whichever found what this one had set finds what this one had found, as does the one for which the lead still
     * is not to be contacted. So nothing of a lead that is out again is left, in whatever order merges are undone.
     */
    void undone(LeadMergeId id, Stored merge, Plan plan) {
        for (var other : queries.standing(id, merge.kept())) {
            var again = new HashMap<>(plan.back());
            again.keySet()
                    .removeIf(field -> !other.before().fields(other.fields()).contains(field)
                            || !plan.before().hasFound(field, other.before().since(field, other.version())));
            var left = plan.edited().stream()
                    .filter(field ->
                            other.before().hasFound(field, plan.before().since(field, merge.version())))
                    .collect(Collectors.toSet());
            if (other.id().equals(plan.untouched())) {
                left.add(NOT_CONTACTED);
                again.put(NOT_CONTACTED, plan.before().since(NOT_CONTACTED, merge.version()));
            }
            if (!again.isEmpty() || !left.isEmpty()) {
                queries.keep(other.id(), other.before().having(again).inheriting(plan.before(), left));
            }
        }
    }

    /** Without those of values that cannot be set any more, which count as edited. */
    private CustomChange given(Lead lead, List<CustomValueInput> inputs, Set<String> edited) {
        var given = custom.back(lead, inputs);
        if (given.problems().isEmpty()) {
            return given;
        }
        edited.addAll(MergedCustomFields.stuck(given, inputs));
        return custom.back(
                lead,
                inputs.stream()
                        .filter(input -> !edited.contains(KeptBefore.name(input)))
                        .toList());
    }

    /** Without those that only the leads that are back had. */
    private static List<String> tags(Lead lead, KeptBefore before, List<Lead> restored, List<Standing> others) {
        var brought = restored.stream().flatMap(one -> one.tags().stream()).collect(Collectors.toSet());
        before.values().tags().forEach(brought::remove);
        others.forEach(one -> one.tags().forEach(brought::remove));
        return lead.tags().stream().filter(tag -> !brought.contains(tag)).toList();
    }
}
