package foyer.platform.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.SelectConditionStep;
import org.jooq.SelectForUpdateStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * An order of a list, and the cursors that go with it: paging goes on after a row's sort values, so that it neither
 * skips nor repeats when rows come and go, and page 500 costs what page 1 does. The last column makes the order total.
 */
public final class Keyset<T> {

    private final String name;
    private final boolean descending;
    private final List<Column<T, ?>> columns;
    private final @Nullable Function<T, Keyset<T>> parts;

    /** A sort column and how a node tells its value; values are instants, days, texts, longs, flags or UUIDs, never null. */
    public record Column<T, V>(Field<V> field, Function<T, V> value) {}

    private Keyset(
            String name, boolean descending, List<Column<T, ?>> columns, @Nullable Function<T, Keyset<T>> parts) {
        this.name = name;
        this.descending = descending;
        this.columns = columns;
        this.parts = parts;
    }

    /**
     * An order that grows.
     *
     * @param name what cursors of this order carry: those of another order are refused
     */
    public static <T> Keyset<T> ascending(String name, List<Column<T, ?>> columns) {
        return new Keyset<>(name, false, List.copyOf(columns), null);
    }

    /**
     * An order that falls.
     *
     * @param name what cursors of this order carry: those of another order are refused
     */
    public static <T> Keyset<T> descending(String name, List<Column<T, ?>> columns) {
        return new Keyset<>(name, true, List.copyOf(columns), null);
    }

    /** What tells the places in a list whose parts are read one after another, each in an order of its own. */
    public static <T> Keyset<T> ofParts(Function<T, Keyset<T>> parts) {
        return new Keyset<>("", false, List.of(), parts);
    }

    /**
     * Whether the cursor is one of this order.
     *
     * @throws ApiException BAD_USER_INPUT when it is none at all
     */
    public boolean made(String cursor) {
        return Cursor.isOf(cursor, name);
    }

    /** Reads one page of the query in one statement, or none where nothing but counts is wanted of it. */
    public <R extends Record> Connection<T> page(
            SelectConditionStep<R> query, PageRequest page, RecordMapper<R, T> mapper, Supplier<Integer> counter) {
        var rows = rows(limited(query, page), page, mapper);
        return Connection.of(rows, this, page, () -> CompletableFuture.completedFuture(counter.get()));
    }

    /** The same by a counter that knows whether it has counted all. */
    public <R extends Record> Connection<T> pageCounted(
            SelectConditionStep<R> query, PageRequest page, RecordMapper<R, T> mapper, Supplier<Counted> counter) {
        var rows = rows(limited(query, page), page, mapper);
        return Connection.counted(rows, this, page, () -> CompletableFuture.completedFuture(counter.get()));
    }

    private static <R extends Record, T> List<T> rows(
            SelectForUpdateStep<R> query, PageRequest page, RecordMapper<R, T> mapper) {
        return page.countsOnly() ? List.of() : query.fetch(mapper);
    }

    /** The query in this order, from the page's cursor on, with one row more than the page holds. */
    public <R extends Record> SelectForUpdateStep<R> limited(SelectConditionStep<R> query, PageRequest page) {
        var ordered = query.orderBy(orderBy(page.backward()));
        return page.cursor() == null
                ? ordered.limit(page.size() + 1)
                : ordered.seek(seekValues(page.cursor())).limit(page.size() + 1);
    }

    /** The columns of this order, reversed for a backward page. */
    public List<OrderField<?>> orderBy(boolean backward) {
        var order = new ArrayList<OrderField<?>>();
        for (var column : columns) {
            order.add(
                    descending == backward
                            ? column.field().asc()
                            : column.field().desc());
        }
        return order;
    }

    /** The same of rows that are read again, by their columns of these names. */
    public List<OrderField<?>> orderBy(boolean backward, Table<?> rows) {
        var falls = descending != backward;
        return columns.stream()
                .<Field<?>>map(column -> Objects.requireNonNull(rows.field(column.field())))
                .<OrderField<?>>map(field -> falls ? field.desc() : field.asc())
                .toList();
    }

    /**
     * The sort values that a cursor of this order carries.
     *
     * @throws ApiException BAD_USER_INPUT when it is none, or one of another order
     */
    public Object[] seekValues(String cursor) {
        return Cursor.decode(cursor, name, columns.stream().map(Column::field).toList());
    }

    /** The columns that it goes by, for {@link #cursorAt}. */
    public List<Field<?>> fields() {
        return columns.stream().<Field<?>>map(Column::field).toList();
    }

    /** The place of these sort values, whether or not a row stands there. */
    public String cursorAt(List<Object> values) {
        return Cursor.encode(name, values);
    }

    String cursorOf(T node) {
        if (parts != null) {
            return parts.apply(node).cursorOf(node);
        }
        return Cursor.encode(
                name,
                columns.stream()
                        .map(column -> (Object) column.value().apply(node))
                        .toList());
    }
}
