package foyer.records.fields;

import static foyerdb.records.Tables.CUSTOM_FIELD;

import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All SQL on the definitions of custom fields. */
@Component
class CustomFieldQueries {

    static final List<Field<?>> COLUMNS = List.of(
            CUSTOM_FIELD.ID,
            CUSTOM_FIELD.SUBJECT_KIND,
            CUSTOM_FIELD.KEY,
            CUSTOM_FIELD.LABEL,
            CUSTOM_FIELD.KIND,
            CUSTOM_FIELD.OPTIONS,
            CUSTOM_FIELD.REQUIRED,
            CUSTOM_FIELD.POSITION,
            CUSTOM_FIELD.ARCHIVED_AT);

    private final DSLContext db;

    CustomFieldQueries(DSLContext db) {
        this.db = db;
    }

    /** Those in use or those that are archived, in their order. */
    List<CustomField> all(RecordType type, boolean archived) {
        return db.select(COLUMNS)
                .from(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.SUBJECT_KIND.eq(type.kind()))
                .and(archived ? CUSTOM_FIELD.ARCHIVED_AT.isNotNull() : CUSTOM_FIELD.ARCHIVED_AT.isNull())
                .orderBy(CUSTOM_FIELD.POSITION, CUSTOM_FIELD.ID)
                .limit(CustomField.MAX)
                .fetch(CustomFieldQueries::field);
    }

    @Nullable CustomField byId(CustomFieldId id) {
        return db.select(COLUMNS).from(CUSTOM_FIELD).where(is(id)).fetchOne(CustomFieldQueries::field);
    }

    /** Nobody else changes it until the transaction ends. */
    @Nullable CustomField lock(CustomFieldId id) {
        return db.select(COLUMNS).from(CUSTOM_FIELD).where(is(id)).forUpdate().fetchOne(CustomFieldQueries::field);
    }

    /** All of a type, archived too, which nobody else changes until the transaction ends. */
    Map<CustomFieldId, CustomField> lock(RecordType type) {
        var fields = new LinkedHashMap<CustomFieldId, CustomField>();
        db.select(COLUMNS)
                .from(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(CUSTOM_FIELD.SUBJECT_KIND.eq(type.kind()))
                .orderBy(CUSTOM_FIELD.ID)
                .forUpdate()
                .forEach(row -> fields.put(new CustomFieldId(row.get(CUSTOM_FIELD.ID)), field(row)));
        return fields;
    }

    /** How many the type has, archived ones too. */
    int count(RecordType type) {
        return db.fetchCount(
                CUSTOM_FIELD,
                CUSTOM_FIELD.TENANT_ID.eq(CurrentCaller.tenant()),
                CUSTOM_FIELD.SUBJECT_KIND.eq(type.kind()));
    }

    CustomFieldId insert(CustomFieldInputs.Create input, String label, List<String> options, int position, Instant at) {
        return db.insertInto(CUSTOM_FIELD)
                .set(CUSTOM_FIELD.TENANT_ID, CurrentCaller.tenant())
                .set(CUSTOM_FIELD.SUBJECT_KIND, input.type().kind())
                .set(CUSTOM_FIELD.KEY, input.key())
                .set(CUSTOM_FIELD.LABEL, label)
                .set(CUSTOM_FIELD.KIND, input.kind().name())
                .set(CUSTOM_FIELD.OPTIONS, options.toArray(String[]::new))
                .set(CUSTOM_FIELD.REQUIRED, input.required())
                .set(CUSTOM_FIELD.POSITION, position)
                .set(CUSTOM_FIELD.CREATED_AT, at)
                .set(CUSTOM_FIELD.UPDATED_AT, at)
                .returningResult(CUSTOM_FIELD.ID)
                .fetchSingle(row -> new CustomFieldId(row.value1()));
    }

    void update(CustomField field, Instant at) {
        db.update(CUSTOM_FIELD)
                .set(CUSTOM_FIELD.LABEL, field.label())
                .set(CUSTOM_FIELD.OPTIONS, field.options().toArray(String[]::new))
                .set(CUSTOM_FIELD.REQUIRED, field.required())
                .set(CUSTOM_FIELD.UPDATED_AT, at)
                .where(is(field.id()))
                .execute();
    }

    void archive(CustomFieldId id, @Nullable Instant archivedAt, Instant at) {
        db.update(CUSTOM_FIELD)
                .set(CUSTOM_FIELD.ARCHIVED_AT, archivedAt)
                .set(CUSTOM_FIELD.UPDATED_AT, at)
                .where(is(id))
                .execute();
    }

    void reorder(List<CustomFieldId> ids, Instant at) {
        var chosen = DSL.case_(CUSTOM_FIELD.ID).when(ids.getFirst().value(), 0);
        for (var i = 1; i < ids.size(); i++) {
            chosen = chosen.when(ids.get(i).value(), i);
        }
        db.update(CUSTOM_FIELD)
                .set(CUSTOM_FIELD.POSITION, chosen.else_(CUSTOM_FIELD.POSITION))
                .set(CUSTOM_FIELD.UPDATED_AT, at)
                .where(CUSTOM_FIELD.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(CUSTOM_FIELD.ID.eq(
                        DSL.any(ids.stream().map(CustomFieldId::value).toArray(UUID[]::new))))
                .execute();
    }

    private static Condition is(CustomFieldId id) {
        return CUSTOM_FIELD.TENANT_ID.eq(CurrentCaller.tenant()).and(CUSTOM_FIELD.ID.eq(id.value()));
    }

    static CustomField field(Record row) {
        return new CustomField(
                new CustomFieldId(row.get(CUSTOM_FIELD.ID)),
                RecordType.of(row.get(CUSTOM_FIELD.SUBJECT_KIND)),
                row.get(CUSTOM_FIELD.KEY),
                row.get(CUSTOM_FIELD.LABEL),
                CustomFieldKind.valueOf(row.get(CUSTOM_FIELD.KIND)),
                List.of(row.get(CUSTOM_FIELD.OPTIONS)),
                row.get(CUSTOM_FIELD.REQUIRED),
                row.get(CUSTOM_FIELD.POSITION),
                row.get(CUSTOM_FIELD.ARCHIVED_AT));
    }
}
