package foyer.records.fields;

import foyer.platform.money.Money;
import foyer.records.Subject;
import foyer.records.fields.CustomProblem.Kind;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dataloader.DataLoader;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The values of the fields that a tenant gave to its records. The module that owns a kind of record checks and writes
 * them with it: a change names the fields that it is about, and leaves the others.
 */
@Component
public class CustomValues {

    private final CustomFieldQueries fields;
    private final CustomValueQueries queries;
    private final CustomValueBatchQueries batches;

    CustomValues(CustomFieldQueries fields, CustomValueQueries queries, CustomValueBatchQueries batches) {
        this.fields = fields;
        this.queries = queries;
        this.batches = batches;
    }

    /** The fields that records of the type have, in their order, without the archived ones. */
    public List<CustomField> inUse(RecordType type) {
        return fields.all(type, false);
    }

    /** The fields that records of the type have, archived ones behind those in use. */
    public List<CustomField> all(RecordType type) {
        return Stream.of(false, true)
                .flatMap(archived -> fields.all(type, archived).stream())
                .toList();
    }

    /**
     * Checks what is to become of a record's values.
     *
     * @param subject the record, which is held; or one that is being made
     * @param complete whether each required field has to have a value afterwards, not only those that are named
     */
    public CustomChange change(
            Subject subject, List<CustomValueInput> given, boolean complete, Supplier<String> tenantCurrency) {
        var stored = queries.stored(subject);
        var checked = new CustomChange(
                new LinkedHashMap<CustomField, @Nullable CustomValue>(),
                new LinkedHashMap<CustomField, @Nullable CustomValue>(),
                new ArrayList<CustomProblem>());
        var wanted = wanted(stored.keySet(), given, checked.problems(), tenantCurrency);
        if (complete) {
            stored.keySet().stream()
                    .filter(CustomField::required)
                    .filter(field -> !wanted.containsKey(field))
                    .forEach(field ->
                            checked.problems().add(new CustomProblem(Kind.REQUIRED, "customFields", field.label())));
        }
        stored.forEach((field, before) -> {
            if (wanted.containsKey(field) && !same(before, wanted.get(field))) {
                checked.before().put(field, before);
                checked.after().put(field, wanted.get(field));
            }
        });
        return checked;
    }

    /** Checks what is to become of the same fields of many records; those that are not named stay. */
    public CustomFill fill(RecordType type, List<CustomValueInput> given, Supplier<String> tenantCurrency) {
        var problems = new ArrayList<CustomProblem>();
        return new CustomFill(wanted(inUse(type), given, problems, tenantCurrency), problems);
    }

    private static Map<CustomField, @Nullable CustomValue> wanted(
            Collection<CustomField> known,
            List<CustomValueInput> given,
            List<CustomProblem> problems,
            Supplier<String> tenantCurrency) {
        var wanted = new LinkedHashMap<CustomField, @Nullable CustomValue>();
        var named = new HashSet<String>();
        for (var i = 0; i < given.size(); i++) {
            var input = given.get(i);
            var path = "customFields.%d".formatted(i);
            var field = known.stream()
                    .filter(one -> one.key().equals(input.field()))
                    .findFirst()
                    .orElse(null);
            if (field == null || !named.add(input.field())) {
                problems.add(new CustomProblem(Kind.NOT_FOUND, path + ".field", input.field()));
                continue;
            }
            var value = input.clears() ? null : value(field, input, tenantCurrency);
            var problem = problem(field, input, value);
            if (problem != null) {
                problems.add(new CustomProblem(problem, path, field.label()));
            }
            wanted.put(field, value);
        }
        return wanted;
    }

    private static CustomProblem.@Nullable Kind problem(
            CustomField field, CustomValueInput input, @Nullable CustomValue value) {
        if (input.clears()) {
            return field.required() ? Kind.REQUIRED : null;
        }
        return value == null ? Kind.INVALID : null;
    }

    static boolean same(@Nullable CustomValue one, @Nullable CustomValue other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.isSame(other);
    }

    /** What is given, as a value of the field; null when it is not of the field's kind. */
    public static @Nullable CustomValue value(
            CustomField field, CustomValueInput input, Supplier<String> tenantCurrency) {
        if (input.parts() != 1) {
            return null;
        }
        return switch (field.kind()) {
            case TEXT -> {
                var text = input.text() == null ? "" : input.text().strip();
                yield text.isEmpty() || text.codePointCount(0, text.length()) > CustomValue.MAX_TEXT
                        ? null
                        : new CustomValue(field, text, null, null, null, null, null);
            }
            case NUMBER ->
                input.number() == null ? null : new CustomValue(field, null, input.number(), null, null, null, null);
            case DATE ->
                input.date() == null ? null : new CustomValue(field, null, null, input.date(), null, null, null);
            case OPTION ->
                input.option() != null && field.options().contains(input.option())
                        ? new CustomValue(field, null, null, null, input.option(), null, null)
                        : null;
            case BOOLEAN ->
                input.flag() == null ? null : new CustomValue(field, null, null, null, null, input.flag(), null);
            case MONEY ->
                input.money() == null ? null : money(field, input.money().in(tenantCurrency));
        };
    }

    private static CustomValue money(CustomField field, Money money) {
        return new CustomValue(field, null, null, null, null, null, money);
    }

    /** Writes a change without problems. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Subject subject, CustomChange change) {
        change.after().forEach((field, value) -> queries.write(subject, field, value));
    }

    /** Writes what was checked without problems to all of these records, in one statement for each field. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(CustomFill fill, Collection<UUID> subjects) {
        fill.values().forEach((field, value) -> queries.writeAll(subjects, field, value));
    }

    /** Gives values to many records, each checked by {@link #value}; values of other fields stay. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putAll(Map<UUID, ? extends Collection<CustomValue>> values) {
        if (values.values().stream().anyMatch(some -> !some.isEmpty())) {
            batches.put(values);
        }
    }

    /** Takes the values of these fields from many records. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void clearAll(Map<UUID, ? extends Collection<CustomFieldId>> values) {
        if (values.values().stream().anyMatch(some -> !some.isEmpty())) {
            batches.clear(values);
        }
    }

    /** The values that records have of these fields, archived ones too; those without any absent. */
    public Map<UUID, Map<CustomFieldId, CustomValue>> ofFields(
            Collection<UUID> subjects, Collection<CustomFieldId> wanted) {
        return wanted.isEmpty() || subjects.isEmpty() ? Map.of() : batches.ofFields(subjects, wanted);
    }

    /** Forgets the values of these records, which are being deleted too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteAll(Collection<UUID> subjects) {
        queries.delete(subjects);
    }

    /** The values of the fields in use, in their order; by record, those without any absent. */
    public Map<UUID, List<CustomValue>> bySubjects(Collection<UUID> subjects) {
        return queries.bySubjects(subjects);
    }

    /** The values of a record, loaded in one statement with those of its siblings. */
    public static CompletableFuture<List<CustomValue>> of(UUID subject, DataFetchingEnvironment environment) {
        DataLoader<UUID, List<CustomValue>> loader =
                Objects.requireNonNull(environment.getDataLoader(CustomFieldLoaders.VALUES));
        return loader.load(subject).thenApply(values -> values == null ? List.of() : values);
    }

    /** True of the caller's tenant's rows of this kind that meet the filter. */
    public static Condition matching(RecordType type, Field<UUID> id, CustomFieldFilter filter) {
        return CustomValueQueries.matching(type, id, filter);
    }

    /** So many records of the caller's tenant that have such a value, from its index; only where one is wanted. */
    public static Select<Record1<UUID>> some(RecordType type, CustomFieldFilter filter, int most) {
        return CustomValueQueries.some(type, filter, most);
    }
}
