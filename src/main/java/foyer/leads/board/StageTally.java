package foyer.leads.board;

import foyer.leads.pipelines.StageId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many leads of one currency are in a stage, and what they may be worth together.
 *
 * @param currency null for those of no known value
 * @param said whether each text of the filter finds no more leads than are looked at
 * @param looked how far the leads of the stage were looked at, or null when all were that may match
 * @param found those of them that a first page may hold; none where pages are read otherwise
 */
record StageTally(
        StageId stage,
        @Nullable String currency,
        long leads,
        BigDecimal valueMinor,
        boolean said,
        @Nullable Looked looked,
        List<Newest.Found> found) {

    /** Whether all leads of the stage were looked at that may match, and all that a text finds. */
    boolean whole() {
        return said && looked == null;
    }
}
