package foyer.records.freezing;

import foyer.audit.Audit;
import foyer.entitlements.FrozenMarks;
import foyer.entitlements.Stocks;
import foyer.platform.security.CurrentCaller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Freezes and thaws, some at a time. Each time it holds the stock's counter and reads anew what is allowed and chosen: so
 * it never does what was true when it began and is no more, and whoever gives room meanwhile sees what it has frozen.
 */
@Component
class StockSettling {

    private static final int AT_ONCE = 1_000;

    private final Stocks stocks;
    private final StockLines lines;
    private final FreezingQueries queries;
    private final FrozenMarks frozen;
    private final Audit audit;

    StockSettling(Stocks stocks, StockLines lines, FreezingQueries queries, FrozenMarks frozen, Audit audit) {
        this.stocks = stocks;
        this.lines = lines;
        this.queries = queries;
        this.frozen = frozen;
        this.audit = audit;
    }

    /** The next ones. */
    @Transactional(propagation = Propagation.MANDATORY)
    Settled next(FrozenRows rows, Settled before) {
        var line = lines.line(rows, stocks.hold(rows.limit()).allowed());
        return before.thawing() ? thaw(rows, line, before) : freeze(rows, line, before);
    }

    /** One for which there was no room when it came. */
    @Transactional(propagation = Propagation.MANDATORY)
    void freezeNew(FrozenRows rows, UUID id) {
        note("stock.freeze", rows, frozen.freeze(rows.kind(), List.of(id), rows.limit()));
    }

    private Settled freeze(FrozenRows rows, FrozenLine line, Settled before) {
        var found = line.from() == null ? List.<UUID>of() : queries.unfrozen(rows, line, before.after(), AT_ONCE);
        var ids = new ArrayList<>(found);
        if (before.after() == null) {
            ids.addAll(line.over());
        }
        var count = ids.isEmpty() ? 0 : frozen.freeze(rows.kind(), ids, rows.limit());
        note("stock.freeze", rows, count);
        return before.frozen(found.size() < AT_ONCE ? null : found.getLast(), count);
    }

    private Settled thaw(FrozenRows rows, FrozenLine line, Settled before) {
        var found = frozen.range(rows.kind(), before.after(), line.from(), AT_ONCE);
        var ids = new HashSet<>(found);
        line.over().forEach(ids::remove);
        if (before.after() == null && !line.staying().isEmpty()) {
            ids.addAll(frozen.among(rows.kind(), line.staying()));
        }
        if (!ids.isEmpty()) {
            frozen.thaw(rows.kind(), ids);
        }
        note("stock.thaw", rows, ids.size());
        return before.thawed(found.size() < AT_ONCE ? null : found.getLast(), ids.size());
    }

    private void note(String action, FrozenRows rows, int count) {
        if (count > 0) {
            audit.record(
                    action,
                    "Tenant",
                    CurrentCaller.tenant(),
                    Map.of("limit", rows.limit().name(), "records", count));
        }
    }
}
