package foyer.records.fields;

import static foyer.records.fields.CustomFieldErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.records.fields.CustomFieldErrorCode.IDS_INVALID;
import static foyer.records.fields.CustomFieldErrorCode.KEY_INVALID;
import static foyer.records.fields.CustomFieldErrorCode.LABEL_INVALID;
import static foyer.records.fields.CustomFieldErrorCode.NOT_FOUND;
import static foyer.records.fields.CustomFieldErrorCode.OPTIONS_INVALID;
import static foyer.records.fields.CustomFieldErrorCode.TOO_MANY_FIELDS;
import static java.util.Objects.requireNonNull;

import foyer.audit.Audit;
import foyer.platform.events.Events;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.time.TenantClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the fields that a tenant gives to its records, changes them, and says in which order they stand. */
@Service
class CustomFieldService {

    static final String TYPE = "CustomField";

    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9_]{0,49}");

    private final CustomFieldQueries queries;
    private final Idempotency idempotency;
    private final Audit audit;
    private final Events events;
    private final TenantClock clock;

    CustomFieldService(
            CustomFieldQueries queries, Idempotency idempotency, Audit audit, Events events, TenantClock clock) {
        this.queries = queries;
        this.idempotency = idempotency;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    CustomField create(CustomFieldInputs.Create input) {
        var id = new CustomFieldId(idempotency.once(
                "customFieldCreate",
                input.idempotencyKey(),
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> insert(input).value()));
        return found(queries.byId(id));
    }

    private CustomFieldId insert(CustomFieldInputs.Create input) {
        if (!KEY.matcher(input.key()).matches()) {
            throw UserErrorException.at("key", KEY_INVALID);
        }
        var label = label(input.label());
        var options = options(input.kind(), input.options() == null ? List.of() : input.options());
        var fields = queries.lock(input.type());
        // Counted anew: whoever held them before may have added one.
        if (queries.count(input.type()) >= CustomField.MAX) {
            throw UserErrorException.of(TOO_MANY_FIELDS, CustomField.MAX);
        }
        var last = fields.values().stream().mapToInt(CustomField::order).max().orElse(-1);
        var id = queries.insert(input, label, options, last + 1, clock.now());
        audit.record(
                "custom_field.create",
                TYPE,
                id.value(),
                Map.of("key", input.key(), "label", label, "kind", input.kind().name()));
        events.publish(new CustomFieldEvents.Created(id));
        return id;
    }

    @Transactional
    CustomField update(CustomFieldInputs.Update input) {
        var stored = found(queries.lock(input.id()));
        var changed = new CustomField(
                stored.id(),
                stored.type(),
                stored.key(),
                input.label() == null ? stored.label() : label(input.label()),
                stored.kind(),
                input.options() == null ? stored.options() : options(stored.kind(), input.options()),
                input.required() == null ? stored.required() : input.required(),
                stored.order(),
                stored.archivedAt());
        if (changed.equals(stored)) {
            return stored;
        }
        queries.update(changed, clock.now());
        audit.record(
                "custom_field.update",
                TYPE,
                stored.id().value(),
                Map.of(
                        "label", diff(stored.label(), changed.label()),
                        "options", diff(stored.options(), changed.options()),
                        "required", diff(stored.required(), changed.required())));
        events.publish(new CustomFieldEvents.Updated(stored.id()));
        return changed;
    }

    /** Its values stay, and are there again when it is taken back. */
    @Transactional
    CustomField archive(CustomFieldInputs.Archive input) {
        var stored = found(queries.lock(input.id()));
        if ((stored.archivedAt() != null) == input.archived()) {
            return stored;
        }
        queries.archive(stored.id(), input.archived() ? clock.now() : null, clock.now());
        var id = stored.id();
        audit.record(
                input.archived() ? "custom_field.archive" : "custom_field.restore",
                TYPE,
                id.value(),
                Map.of("key", stored.key()));
        events.publish(input.archived() ? new CustomFieldEvents.Archived(id) : new CustomFieldEvents.Restored(id));
        return found(queries.byId(id));
    }

    /** All that are in use, in this order; archived ones stand behind them. */
    @Transactional
    List<CustomField> reorder(CustomFieldInputs.Reorder input) {
        var fields = queries.lock(input.type());
        var used = fields.values().stream()
                .filter(field -> field.archivedAt() == null)
                .map(CustomField::id)
                .collect(Collectors.toSet());
        if (input.ids().isEmpty()
                || input.ids().size() != used.size()
                || !Set.copyOf(input.ids()).equals(used)) {
            throw UserErrorException.at("ids", IDS_INVALID);
        }
        queries.reorder(input.ids(), clock.now());
        var keys = input.ids().stream()
                .map(id -> requireNonNull(fields.get(id)).key())
                .toList();
        audit.record("custom_field.reorder", TYPE, null, Map.of("keys", keys));
        events.publish(new CustomFieldEvents.Reordered(input.ids().getFirst()));
        return queries.all(input.type(), false);
    }

    private static CustomField found(@Nullable CustomField field) {
        if (field == null) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        return field;
    }

    private static String label(String given) {
        var label = given.strip();
        if (label.isEmpty() || label.codePointCount(0, label.length()) > CustomField.MAX_LABEL) {
            throw UserErrorException.at("label", LABEL_INVALID, CustomField.MAX_LABEL);
        }
        return label;
    }

    private static List<String> options(CustomFieldKind kind, List<String> given) {
        var options = given.stream().map(String::strip).toList();
        var isOption = kind == CustomFieldKind.OPTION;
        var wellFormed = options.stream()
                .allMatch(option ->
                        !option.isEmpty() && option.codePointCount(0, option.length()) <= CustomField.MAX_OPTION);
        if (isOption == options.isEmpty()
                || options.size() > CustomField.MAX_OPTIONS
                || !wellFormed
                || options.stream().distinct().count() < options.size()) {
            throw UserErrorException.at("options", OPTIONS_INVALID, CustomField.MAX_OPTIONS, CustomField.MAX_OPTION);
        }
        return options;
    }

    private static Map<String, Object> diff(Object before, Object after) {
        return Map.of("before", before, "after", after);
    }
}
