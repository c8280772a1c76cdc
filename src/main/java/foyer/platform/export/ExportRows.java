package foyer.platform.export;

import foyer.platform.security.CurrentCaller;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the current tenant's rows of a table for whoever takes them away: a page at a time while it is iterated over, one
 * statement each and outside a transaction, so that no connection is held while others are written. Rows that come or
 * change meanwhile are as they are when their page is read.
 */
@Component
public class ExportRows {

    /** Few enough that a page of the longest texts is a few megabytes. */
    static final int PAGE = 500;

    private final DSLContext db;
    private final JsonMapper json;

    ExportRows(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Pages of lines of JSON, each without its end. */
    public Iterable<List<byte[]>> pages(ExportTable table) {
        return () -> new Pages(table);
    }

    private final class Pages implements Iterator<List<byte[]>> {

        private final ExportTable table;
        private final List<String> names;
        private @Nullable UUID after;
        private @Nullable List<byte[]> next;
        private boolean last;

        Pages(ExportTable table) {
            this.table = table;
            this.names = table.names();
        }

        @Override
        public boolean hasNext() {
            if (next == null && !last) {
                next = read();
            }
            return next != null && !next.isEmpty();
        }

        @Override
        public List<byte[]> next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            var page = next;
            next = null;
            return page;
        }

        private List<byte[]> read() {
            var rows = rows(table, after);
            last = rows.size() < PAGE;
            if (!rows.isEmpty()) {
                after = rows.getLast().get(id(table));
            }
            return rows.stream().map(this::line).toList();
        }

        private byte[] line(Record row) {
            var line = new LinkedHashMap<String, @Nullable Object>();
            for (var i = 0; i < names.size(); i++) {
                line.put(names.get(i), value(row.get(i)));
            }
            return json.writeValueAsBytes(line);
        }
    }

    private List<? extends Record> rows(ExportTable table, @Nullable UUID after) {
        return db.select(table.columns())
                .from(table.table())
                .where(uuid(table.tenant()).eq(CurrentCaller.tenant()))
                .and(after == null ? DSL.noCondition() : id(table).gt(after))
                .and(table.where() == null ? DSL.noCondition() : table.where())
                .orderBy(id(table))
                .limit(PAGE)
                .fetch();
    }

    private static Field<UUID> id(ExportTable table) {
        return uuid(table.id());
    }

    private static Field<UUID> uuid(TableField<?, ?> column) {
        return column.coerce(UUID.class);
    }

    /** As JSON has it: times in ISO 8601, bytes in hexadecimal digits, JSON as what it is. */
    private @Nullable Object value(@Nullable Object stored) {
        return switch (stored) {
            case JSONB text -> json.readTree(text.data());
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case Temporal time -> time.toString();
            case Object[] values -> values(values);
            case null, default -> stored;
        };
    }

    private List<@Nullable Object> values(@Nullable Object[] stored) {
        var values = new ArrayList<@Nullable Object>();
        for (var one : stored) {
            values.add(value(one));
        }
        return values;
    }
}
