package foyer.audit;

import foyer.platform.security.CurrentCaller;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The current tenant's log for whoever takes it away: read a page at a time while it is iterated over, as the caller of
 * that moment and outside a transaction, up to the entry that was last when it began. What JSON lines hold can be verified
 * without Foyer ({@link VerifyAudit}); {@code src/docs/adr/009} says what stands in them.
 */
@Component
public class AuditExports {

    private static final int PAGE = 1_000;

    private static final List<String> COLUMNS = List.of(
            "number",
            "id",
            "at",
            "actorKind",
            "actorId",
            "actorName",
            "onBehalfOf",
            "action",
            "entityType",
            "entityId",
            "changes",
            "ip",
            "userAgent",
            "requestId",
            "sealedAt",
            "hash");

    private final DSLContext db;
    private final ChainQueries queries;
    private final ExportEnds ends;
    private final JsonMapper json;

    AuditExports(DSLContext db, ChainQueries queries, ExportEnds ends, JsonMapper json) {
        this.db = db;
        this.queries = queries;
        this.ends = ends;
        this.json = json;
    }

    /** Lines of JSON, each without its end: the log, its entries with the checkpoints behind theirs, the end. */
    public Iterable<String> lines() {
        return () -> read(
                (tenant, extent) -> List.of(json(AuditLine.log(tenant))),
                page -> page.lines().stream().map(this::json).toList(),
                this::last);
    }

    /** With a checkpoint that says that there should be more, where there is one. */
    private List<String> last(UUID tenant, ChainQueries.Extent extent) {
        var beyond = queries.checkpointBeyond(db, tenant, extent.number());
        var end = json(AuditLine.end(tenant, extent, ends.sign(db, tenant, extent)));
        return beyond == null ? List.of(end) : List.of(json(AuditLine.checkpoint(beyond)), end);
    }

    /** The names of what {@link #rows()} has in each row. */
    public List<String> columns() {
        return COLUMNS;
    }

    /** Rows of text for a table, of sealed entries only; {@code changes} is JSON. */
    public Iterable<List<@Nullable String>> rows() {
        return () -> read((_, _) -> List.of(), this::cells, (_, _) -> List.of());
    }

    private interface Ends<T> {
        List<T> of(UUID tenant, ChainQueries.Extent extent);
    }

    /** Rows and the checkpoints among them. */
    private record Page(UUID tenant, List<ChainQueries.Sealed> rows, List<Checkpoint> checkpoints) {

        List<Map<String, Object>> lines() {
            var lines = new ArrayList<Map<String, Object>>();
            var next = 0;
            for (var row : rows) {
                lines.add(AuditLine.entry(tenant, row));
                while (next < checkpoints.size() && checkpoints.get(next).number() <= row.number()) {
                    lines.add(AuditLine.checkpoint(checkpoints.get(next++)));
                }
            }
            return lines;
        }
    }

    private <T> Iterator<T> read(Ends<T> first, Function<Page, List<T>> each, Ends<T> last) {
        var tenant = CurrentCaller.tenant();
        var extent = queries.extent(db, tenant);
        return new Paged<>(first.of(tenant, extent), last.of(tenant, extent), after -> {
            var rows = queries.page(db, tenant, after, extent.number(), PAGE);
            if (rows.isEmpty()) {
                return null;
            }
            var upTo = rows.getLast().number();
            return new Paged.Part<>(
                    each.apply(new Page(tenant, rows, queries.checkpoints(db, tenant, after, upTo))), upTo);
        });
    }

    private List<List<@Nullable String>> cells(Page page) {
        var all = new ArrayList<List<@Nullable String>>();
        for (var sealed : page.rows()) {
            if (sealed.row() != null) {
                all.add(cells(sealed, sealed.row()));
            }
        }
        return all;
    }

    private List<@Nullable String> cells(ChainQueries.Sealed sealed, LoggedRow row) {
        var cells = new ArrayList<@Nullable String>();
        cells.add(String.valueOf(sealed.number()));
        cells.add(row.id().toString());
        cells.add(ChainForm.time(row.at()));
        cells.add(row.actorKind());
        cells.add(text(row.actorId()));
        cells.add(row.actorName());
        cells.add(text(row.onBehalfOf()));
        cells.add(row.action());
        cells.add(row.entityType());
        cells.add(text(row.entityId()));
        cells.add(changes(row));
        cells.add(row.told(SplitDiff.IP));
        cells.add(row.told(SplitDiff.USER_AGENT));
        cells.add(row.requestId());
        cells.add(ChainForm.time(sealed.at()));
        cells.add(sealed.hash().hex());
        return cells;
    }

    private String changes(LoggedRow row) {
        var changes = new LinkedHashMap<String, Object>();
        AuditView.changes(row).forEach(change -> {
            var values = new LinkedHashMap<String, @Nullable String>();
            values.put(SplitDiff.BEFORE, change.before());
            values.put(SplitDiff.AFTER, change.after());
            changes.put(change.field(), values);
        });
        return json(changes);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private String json(Map<String, ?> line) {
        return json.writeValueAsString(line);
    }
}
