package foyer.records.freezing;

import foyer.entitlements.KeptMarks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the line is between what stays active and what is frozen. Reckoned from the rows each time: nobody keeps it. */
@Component
class StockLines {

    private final FreezingQueries queries;
    private final KeptMarks kept;

    StockLines(FreezingQueries queries, KeptMarks kept) {
        this.queries = queries;
        this.kept = kept;
    }

    /**
     * With so many allowed, in two or three statements.
     *
     * @param allowed null for as many as they like
     */
    FrozenLine line(FrozenRows rows, @Nullable Long allowed) {
        var ids = kept.of(rows.kind());
        var chosen = ids.isEmpty() ? ids : queries.counted(rows, ids);
        if (allowed == null) {
            return new FrozenLine(null, chosen, List.of());
        }
        var room = (int) Math.min(chosen.size(), Math.max(0, allowed));
        return new FrozenLine(
                queries.at(rows, chosen, Math.max(0, allowed) - room),
                List.copyOf(chosen.subList(0, room)),
                List.copyOf(chosen.subList(room, chosen.size())));
    }
}
