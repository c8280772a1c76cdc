package foyer.leads.merging;

import static foyer.leads.merging.LeadMergeErrorCode.FIELD_INVALID;

import foyer.leads.Lead;
import foyer.leads.LeadId;
import foyer.leads.merging.LeadMergeInputs.CustomFieldFrom;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.records.Subject;
import foyer.records.fields.CustomChange;
import foyer.records.fields.CustomField;
import foyer.records.fields.CustomProblem;
import foyer.records.fields.CustomValue;
import foyer.records.fields.CustomValueInput;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import foyer.tenancy.Tenancy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What becomes of the values of custom fields when leads are merged, and when that is undone. */
@Component
class MergedCustomFields {

    private final CustomValues values;
    private final Tenancy tenancy;

    MergedCustomFields(CustomValues values, Tenancy tenancy) {
        this.values = values;
        this.tenancy = tenancy;
    }

    /**
     * What the kept lead gets.
     *
     * @param sources the lead that each value is of, by the field's name in the schema
     */
    record Given(CustomChange change, Map<String, LeadId> sources) {}

    /** What the kept lead gets of the others: where it has nothing, what the first of them has, unless it is said whose. */
    Given plan(MergePlan plan, List<CustomFieldFrom> chosen) {
        var fields = values.inUse(RecordType.LEAD);
        checkKnown(fields, chosen);
        var leads = Stream.concat(Stream.of(plan.keep()), plan.others().stream())
                .map(lead -> lead.id().value())
                .toList();
        var given = fields.isEmpty() ? Map.<UUID, List<CustomValue>>of() : values.bySubjects(leads);
        var before = new LinkedHashMap<CustomField, @Nullable CustomValue>();
        var after = new LinkedHashMap<CustomField, @Nullable CustomValue>();
        var sources = new HashMap<String, LeadId>();
        for (var field : fields) {
            var own = value(given, leads.getFirst(), field);
            var giver = giver(given, chosenOr(leads, chosen, field), field);
            var next = value(given, giver, field);
            if (!words(own).equals(words(next))) {
                before.put(field, own);
                after.put(field, next);
                sources.put(CustomChange.PREFIX + field.key(), new LeadId(giver));
            }
        }
        return new Given(new CustomChange(before, after, List.of()), sources);
    }

    private static List<UUID> chosenOr(List<UUID> all, List<CustomFieldFrom> chosen, CustomField field) {
        return chosen.stream()
                .filter(choice -> choice.field().equals(field.key()))
                .findFirst()
                .map(choice -> List.of(choice.from().value()))
                .orElse(all);
    }

    /** The first of them that has a value, else the first. */
    private static UUID giver(Map<UUID, List<CustomValue>> given, List<UUID> leads, CustomField field) {
        return leads.stream()
                .filter(lead -> value(given, lead, field) != null)
                .findFirst()
                .orElseGet(leads::getFirst);
    }

    private static void checkKnown(List<CustomField> fields, List<CustomFieldFrom> chosen) {
        var wrong = new ArrayList<Problem>();
        for (var i = 0; i < chosen.size(); i++) {
            var key = chosen.get(i).field();
            if (fields.stream().noneMatch(field -> field.key().equals(key))) {
                wrong.add(Problem.of(FIELD_INVALID, "customFields." + i));
            }
        }
        if (!wrong.isEmpty()) {
            throw new UserErrorException(wrong, Map.of());
        }
    }

    private static @Nullable CustomValue value(Map<UUID, List<CustomValue>> given, UUID lead, CustomField field) {
        return given.getOrDefault(lead, List.of()).stream()
                .filter(value -> value.field().key().equals(field.key()))
                .findFirst()
                .orElse(null);
    }

    private static String words(@Nullable CustomValue value) {
        return value == null ? "" : value.words();
    }

    /** What sets the lead's values so again; {@link CustomChange#problems} has what cannot be. */
    CustomChange back(Lead lead, List<CustomValueInput> before) {
        return before.isEmpty()
                ? CustomChange.NONE
                : values.change(
                        lead.subject(), before, false, () -> tenancy.defaults().currency());
    }

    /** The names of the fields that cannot be set back: their kind of value, or what may be chosen, is another by now. */
    static List<String> stuck(CustomChange change, List<CustomValueInput> before) {
        return change.problems().stream()
                .map(CustomProblem::path)
                .map(path -> Integer.parseInt(path.split("\\.", -1)[1]))
                .map(nth -> CustomChange.PREFIX + before.get(nth).field())
                .toList();
    }

    void write(Lead lead, CustomChange change) {
        values.write(new Subject(Lead.TYPE, lead.id().value()), change);
    }
}
