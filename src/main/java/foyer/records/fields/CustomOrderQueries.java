package foyer.records.fields;

import static foyerdb.records.Tables.CUSTOM_VALUE;
import static java.util.Objects.requireNonNull;

import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.Keyset.Column;
import foyer.platform.security.CurrentCaller;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The order of records by one custom field, for the statements of the module that owns them: {@link #VALUES} comes first in
 * such a statement and its index gives the order. Records without a value are read by another statement.
 */
public final class CustomOrderQueries {

    public static final Table<?> VALUES = CUSTOM_VALUE;

    private static final foyerdb.records.tables.CustomValue PLACE = CUSTOM_VALUE.as("place_of");

    /** The values once more, for the one up to which they were looked at. */
    public static final Table<?> PLACES = PLACE;

    /** Whose value it is. */
    public static final Field<UUID> RECORD = CUSTOM_VALUE.SUBJECT_ID;

    private static final char FIRST = 'A';
    private static final int HEX = 16;

    private final CustomField field;
    private final boolean descending;

    public CustomOrderQueries(CustomField field, OrderDirection direction) {
        this.field = field;
        this.descending = direction == OrderDirection.DESC;
    }

    /** What has to be selected of a value. */
    public List<Field<?>> columns() {
        return Stream.concat(values().stream(), Stream.of(CUSTOM_VALUE.SUBJECT_ID))
                .toList();
    }

    /** As the indexes of the values have them: amounts of money stand together by currency. */
    private List<Field<?>> values() {
        return switch (field.kind()) {
            case TEXT, OPTION -> List.of(CUSTOM_VALUE.TEXT_VALUE);
            case NUMBER -> List.of(CUSTOM_VALUE.NUMBER_VALUE);
            case DATE -> List.of(CUSTOM_VALUE.DATE_VALUE);
            case BOOLEAN -> List.of(CUSTOM_VALUE.FLAG_VALUE);
            case MONEY -> List.of(CUSTOM_VALUE.CURRENCY, CUSTOM_VALUE.MONEY_VALUE);
        };
    }

    /** True of the values of the field. */
    public Condition ofField() {
        return CUSTOM_VALUE
                .TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(CUSTOM_VALUE.FIELD_ID.eq(field.id().value()))
                .and(values().getLast().isNotNull());
    }

    /** What the order goes by, of the value that is joined as {@link #PLACES}: as many columns as {@link #columns}. */
    public List<Field<?>> place() {
        return columns().stream()
                .<Field<?>>map(column -> requireNonNull(PLACES.field(column)))
                .toList();
    }

    /** True of the one of {@link #PLACES} that is this record's. */
    public Condition isPlaceOf(Field<UUID> record) {
        return PLACE.TENANT_ID
                .eq(CurrentCaller.tenant())
                .and(PLACE.FIELD_ID.eq(field.id().value()))
                .and(PLACE.SUBJECT_ID.eq(record));
    }

    /** True of the value that the record has. */
    public Condition isOf(Field<UUID> record) {
        return CUSTOM_VALUE.SUBJECT_ID.eq(record);
    }

    /** True of the values of these records. */
    public Condition isOneOf(Field<UUID[]> records) {
        return CUSTOM_VALUE.SUBJECT_ID.eq(DSL.any(records));
    }

    /**
     * True of the records without a value of the field. A value is of the field's kind, which is not asked here: so the index of
     * who has one tells, beside that of the records and in the same order, without a look at the values.
     */
    public Condition isMissing(Field<UUID> record) {
        return DSL.notExists(DSL.selectOne()
                .from(CUSTOM_VALUE)
                .where(CUSTOM_VALUE.TENANT_ID.eq(CurrentCaller.tenant()))
                .and(CUSTOM_VALUE.FIELD_ID.eq(field.id().value()))
                .and(isOf(record)));
    }

    /**
     * The order of records that have a value.
     *
     * @param row the row that a record was read from, with {@link #columns}
     */
    public <T> Keyset<T> keyset(Function<T, Record> row) {
        List<Column<T, ?>> columns = columns().stream()
                .<Column<T, ?>>map(column -> column(column, row))
                .toList();
        return descending ? Keyset.descending(name(), columns) : Keyset.ascending(name(), columns);
    }

    private static <T, V> Column<T, V> column(Field<V> column, Function<T, Record> row) {
        return new Column<>(column, node -> row.apply(node).get(column));
    }

    /** The order of those without a value, behind all others: that of their ids. */
    public <T> Keyset<T> rest(Column<T, UUID> id) {
        return Keyset.ascending(name() + "_REST", List.of(id));
    }

    /** A cursor of another field's order is refused; names of orders have letters only. */
    private String name() {
        var letters = field.id()
                .value()
                .toString()
                .replace("-", "")
                .chars()
                .map(digit -> FIRST + Character.digit(digit, HEX))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return "FIELD_%s_%s".formatted(letters, descending ? "DESC" : "ASC");
    }
}
