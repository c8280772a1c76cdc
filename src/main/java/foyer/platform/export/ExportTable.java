package foyer.platform.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * A table's rows as people take them away: one file, a line of JSON a row. Columns are named one by one, since a table may
 * get one that is a secret; those that are not taken say why.
 *
 * @param name of the file, without its ending; fixed once it is released, as the columns' names are
 * @param tenant whose row it is: each read names it, whatever policies would show besides
 * @param id what rows are paged by, in the order of an index with the tenant
 * @param where which rows are people's; null for all
 * @param columns what is written of each row
 * @param withheld columns that are not, and why
 */
public record ExportTable(
        String name,
        Table<?> table,
        TableField<?, ?> tenant,
        TableField<?, ?> id,
        @Nullable Condition where,
        List<TableField<?, ?>> columns,
        Map<TableField<?, ?>, String> withheld) {

    private static final Pattern WORD = Pattern.compile("_([a-z0-9])");

    public ExportTable {
        columns = List.copyOf(columns);
    }

    /** A table whose rows are a tenant's, with its id. */
    public static ExportTable of(String name, Table<?> table, TableField<?, ?> tenant, TableField<?, ?> id) {
        return new ExportTable(name, table, tenant, id, null, List.of(id), Map.of());
    }

    /** These columns too. */
    public ExportTable with(TableField<?, ?>... more) {
        var all = new ArrayList<>(columns);
        all.addAll(Arrays.asList(more));
        return new ExportTable(name, table, tenant, id, where, all, withheld);
    }

    /** These columns not, for a reason. */
    public ExportTable without(String reason, TableField<?, ?>... others) {
        var all = new LinkedHashMap<>(withheld);
        Arrays.asList(others).forEach(column -> all.put(column, reason));
        return new ExportTable(name, table, tenant, id, where, columns, all);
    }

    /** Only rows of which this is true. */
    public ExportTable only(Condition rows) {
        return new ExportTable(name, table, tenant, id, rows, columns, withheld);
    }

    /** The columns' names in the file, {@code createdAt} for {@code created_at}. */
    public List<String> names() {
        return columns.stream().map(ExportTable::name).toList();
    }

    private static String name(TableField<?, ?> column) {
        return WORD.matcher(column.getName())
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
