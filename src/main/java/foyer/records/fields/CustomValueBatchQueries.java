package foyer.records.fields;

import static foyerdb.records.Tables.CUSTOM_FIELD;
import static foyerdb.records.Tables.CUSTOM_VALUE;

import foyer.platform.security.CurrentCaller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes the values of many records in one statement each, whatever their number. */
@Component
class CustomValueBatchQueries {

    private static final String PUT = """
            insert into records.custom_value (tenant_id, subject_id, field_id, text_value, number_value, money_value,
                currency, date_value, flag_value)
            select {0}, u.* from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}) as u
            on conflict on constraint custom_value_subject_key do update set
                text_value = excluded.text_value, number_value = excluded.number_value,
                money_value = excluded.money_value, currency = excluded.currency, date_value = excluded.date_value,
                flag_value = excluded.flag_value""";

    private static final String CLEAR = """
            delete from records.custom_value v using unnest({1}, {2}) as u (subject, field)
            where v.tenant_id = {0} and v.subject_id = u.subject and v.field_id = u.field""";

    private final DSLContext db;

    CustomValueBatchQueries(DSLContext db) {
        this.db = db;
    }

    private record Row(UUID subject, CustomValue value) {}

    /** The values of these fields, archived ones too. */
    Map<UUID, Map<CustomFieldId, CustomValue>> ofFields(Collection<UUID> subjects, Collection<CustomFieldId> fields) {
        var found = new HashMap<UUID, Map<CustomFieldId, CustomValue>>();
        db.select(CustomFieldQueries.COLUMNS)
                .select(CustomValueQueries.VALUE)
                .from(CUSTOM_VALUE)
                .join(CUSTOM_FIELD)
                .on(CUSTOM_FIELD.TENANT_ID.eq(CUSTOM_VALUE.TENANT_ID), CUSTOM_FIELD.ID.eq(CUSTOM_VALUE.FIELD_ID))
                .where(CUSTOM_VALUE.SUBJECT_ID.eq(DSL.any(subjects.toArray(UUID[]::new))))
                .and(CUSTOM_VALUE.FIELD_ID.eq(
                        DSL.any(fields.stream().map(CustomFieldId::value).toArray(UUID[]::new))))
                .forEach(row -> {
                    var value = CustomValueQueries.value(row);
                    found.computeIfAbsent(row.get(CUSTOM_VALUE.SUBJECT_ID), _ -> new HashMap<>())
                            .put(value.field().id(), value);
                });
        return found;
    }

    void put(Map<UUID, ? extends Collection<CustomValue>> values) {
        var rows = new ArrayList<Row>();
        values.forEach((subject, some) -> some.forEach(value -> rows.add(new Row(subject, value))));
        db.query(
                        PUT,
                        DSL.val(CurrentCaller.tenant()),
                        column(rows, UUID[]::new, SQLDataType.UUID, Row::subject),
                        column(
                                rows,
                                UUID[]::new,
                                SQLDataType.UUID,
                                row -> row.value().field().id().value()),
                        column(rows, String[]::new, SQLDataType.CLOB, row -> CustomValueQueries.text(row.value())),
                        column(rows, Long[]::new, SQLDataType.BIGINT, row -> CustomValueQueries.number(row.value())),
                        column(rows, Long[]::new, SQLDataType.BIGINT, row -> CustomValueQueries.amount(row.value())),
                        column(rows, String[]::new, SQLDataType.CLOB, row -> CustomValueQueries.currency(row.value())),
                        column(
                                rows,
                                LocalDate[]::new,
                                SQLDataType.LOCALDATE,
                                row -> row.value().date()),
                        column(
                                rows,
                                Boolean[]::new,
                                SQLDataType.BOOLEAN,
                                row -> row.value().flag()))
                .execute();
    }

    void clear(Map<UUID, ? extends Collection<CustomFieldId>> fields) {
        var subjects = new ArrayList<UUID>();
        var ids = new ArrayList<UUID>();
        fields.forEach((subject, some) -> some.forEach(field -> {
            subjects.add(subject);
            ids.add(field.value());
        }));
        db.query(
                        CLEAR,
                        DSL.val(CurrentCaller.tenant()),
                        DSL.val(subjects.toArray(UUID[]::new), SQLDataType.UUID.array()),
                        DSL.val(ids.toArray(UUID[]::new), SQLDataType.UUID.array()))
                .execute();
    }

    private static <T> Field<T[]> column(
            List<Row> rows, IntFunction<T[]> array, DataType<T> type, Function<Row, @Nullable T> value) {
        return DSL.val(rows.stream().map(value).toArray(array), type.array());
    }
}
