package foyer.leads.merging;

import static foyer.leads.merging.LeadMergeErrorCode.FIELD_INVALID;
import static foyer.leads.merging.LeadMergeErrorCode.TAGS_INVALID;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.LeadValues;
import foyer.leads.merging.LeadMergeInputs.CustomFieldFrom;
import foyer.leads.merging.LeadMergeInputs.FieldFrom;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.records.tags.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a lead becomes when others are merged into it: where it has nothing, what the first of them has, unless it is said
 * whose value counts; the tags of all, and not to be contacted when one of them is not.
 *
 * @param keep the lead as it is
 * @param others the leads that go into it, in the order given
 * @param sources the lead that each value is of, by the field's name in the schema; none for tags, which are of all
 */
record MergePlan(Lead keep, List<Lead> others, LeadValues values, Map<String, LeadId> sources) {

    /** @throws UserErrorException when what was chosen is not there to be chosen */
    static MergePlan of(Lead keep, List<Lead> others, LeadMergeInputs.Merge input) {
        var chosen = chosen(keep, others, input.chosen());
        var values = LeadValues.of(keep);
        var sources = new HashMap<String, LeadId>();
        for (var field : LeadMergeField.values()) {
            var from = chosen.getOrDefault(field, first(field, keep, others));
            values = values.with(LeadValues.of(from), field.names());
            field.names().forEach(name -> sources.put(name, from.id()));
        }
        var all = Stream.concat(Stream.of(keep), others.stream()).toList();
        var tags = all.stream()
                .flatMap(lead -> lead.tags().stream())
                .distinct()
                .sorted()
                .toList();
        if (tags.size() > Tags.MAX_EACH) {
            throw UserErrorException.at("merge", TAGS_INVALID, Tags.MAX_EACH);
        }
        all.stream().filter(Lead::doNotContact).findFirst().ifPresent(lead -> sources.put("doNotContact", lead.id()));
        var plan = new MergePlan(
                keep,
                others,
                values.untouchable(all.stream().anyMatch(Lead::doNotContact)).withTags(tags),
                sources);
        plan.checkCustom(input.chosenCustom());
        return plan;
    }

    private static Map<LeadMergeField, Lead> chosen(Lead keep, List<Lead> others, List<FieldFrom> given) {
        var chosen = new HashMap<LeadMergeField, Lead>();
        var wrong = new ArrayList<Problem>();
        for (var i = 0; i < given.size(); i++) {
            var choice = given.get(i);
            var from = find(keep, others, choice.from());
            if (from == null || chosen.containsKey(choice.field())) {
                wrong.add(Problem.of(FIELD_INVALID, "fields." + i));
            } else {
                chosen.put(choice.field(), from);
            }
        }
        check(wrong);
        return chosen;
    }

    private void checkCustom(List<CustomFieldFrom> given) {
        var named = given.stream().map(CustomFieldFrom::field).toList();
        var wrong = new ArrayList<Problem>();
        for (var i = 0; i < given.size(); i++) {
            var choice = given.get(i);
            if (find(keep, others, choice.from()) == null || named.indexOf(choice.field()) != i) {
                wrong.add(Problem.of(FIELD_INVALID, "customFields." + i));
            }
        }
        check(wrong);
    }

    private static void check(List<Problem> wrong) {
        if (!wrong.isEmpty()) {
            throw new UserErrorException(wrong, Map.of());
        }
    }

    private static Lead first(LeadMergeField field, Lead keep, List<Lead> others) {
        return Stream.concat(Stream.of(keep), others.stream())
                .filter(lead -> field.isFilled(LeadValues.of(lead)))
                .findFirst()
                .orElse(keep);
    }

    private static @Nullable Lead find(Lead keep, List<Lead> others, LeadId id) {
        return Stream.concat(Stream.of(keep), others.stream())
                .filter(lead -> lead.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The names of the kept lead's own fields that change. */
    List<String> changed() {
        return LeadValues.of(keep).changedTo(values);
    }

    /** The kept lead as it would be. */
    Lead preview() {
        return keep.with(values);
    }
}
