package foyer.leads.merging;

import foyer.leads.LeadValues;
import foyer.platform.money.MoneyInput;
import foyer.records.fields.CustomChange;
import foyer.records.fields.CustomValue;
import foyer.records.fields.CustomValueInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a lead had before others were merged into it, as JSON in the database. By the versions of its fields a merge knows which
 * other that stands had set a field before it: when that one is undone, what it found is what this one has to put back.
 *
 * @param custom of the custom fields that the merge changed, as what would set them so again
 * @param found the versions that the changed fields had then, 0 for what had never changed; empty for merges of before this was kept
 * @param since the versions from which fields are as the merge set them, where another that was undone has left them so
 */
record KeptBefore(
        LeadValues values, List<CustomValueInput> custom, Map<String, Integer> found, Map<String, Integer> since) {

    /** Older ones were kept without the versions. */
    KeptBefore {
        found = Map.copyOf(Objects.requireNonNullElse(found, Map.of()));
        since = Map.copyOf(Objects.requireNonNullElse(since, Map.of()));
    }

    /** Of a lead whose fields have these versions. */
    static KeptBefore of(LeadValues values, CustomChange change, List<String> changed, Map<String, Integer> versions) {
        var custom = new ArrayList<CustomValueInput>();
        change.before().forEach((field, value) -> custom.add(input(field.key(), value)));
        var found =
                changed.stream().collect(Collectors.toMap(field -> field, field -> versions.getOrDefault(field, 0)));
        return new KeptBefore(values, custom, found, Map.of());
    }

    /** The fields that are as the merge set them: those that it changed, and those that it has from one that is undone. */
    List<String> fields(List<String> changed) {
        return Stream.concat(changed.stream(), since.keySet().stream())
                .distinct()
                .toList();
    }

    /** The version from which the field is as the merge set it, unless somebody has changed it since. */
    int since(String field, int merged) {
        return since.getOrDefault(field, merged);
    }

    /** Whether the merge found the field as it was from this version on. */
    boolean hasFound(String field, int version) {
        return Objects.equals(found.get(field), version);
    }

    /** The same where these fields are as the merge set them from other versions on. */
    KeptBefore having(Map<String, Integer> versions) {
        var all = new HashMap<>(since);
        all.putAll(versions);
        return new KeptBefore(values, custom, found, all);
    }

    /** The same with what another, which is undone, had found in these fields. */
    KeptBefore inheriting(KeptBefore undone, Set<String> fields) {
        var versions = new HashMap<>(found);
        versions.keySet().removeAll(fields);
        undone.found.forEach((field, version) -> {
            if (fields.contains(field)) {
                versions.put(field, version);
            }
        });
        var inputs = Stream.concat(
                        custom.stream().filter(input -> !fields.contains(name(input))),
                        undone.custom.stream().filter(input -> fields.contains(name(input))))
                .toList();
        return new KeptBefore(values.with(undone.values, fields), inputs, versions, since);
    }

    /** The field's name in the schema. */
    static String name(CustomValueInput input) {
        return CustomChange.PREFIX + input.field();
    }

    private static CustomValueInput input(String key, @Nullable CustomValue value) {
        if (value == null) {
            return new CustomValueInput(key, null, null, null, null, null, null);
        }
        var money = value.money();
        return new CustomValueInput(
                key,
                value.text(),
                value.number(),
                value.date(),
                value.option(),
                value.flag(),
                money == null ? null : new MoneyInput(money.amountMinor(), money.currency()));
    }
}
