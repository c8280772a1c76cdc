package foyer.transfer;

import foyer.files.FileId;
import foyer.transfer.ChunkReader.Chunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a run stands: the last row that was dealt with, and what became of those so far. */
record ImportStand(long row, long done, long created, long updated, long duplicates, long failed) {

    static final ImportStand START = new ImportStand(0, 0, 0, 0, 0, 0);

    /**
     * After one more chunk.
     *
     * @param refused how many of its rows were not imported
     */
    ImportStand after(Chunk<?> chunk, List<RowOutcome> outcomes, int refused) {
        return new ImportStand(
                chunk.lastRow(row),
                done + chunk.rows().size(),
                created + count(outcomes, RowOutcome.Done.CREATED),
                updated + count(outcomes, RowOutcome.Done.UPDATED),
                duplicates + count(outcomes, RowOutcome.Done.DUPLICATE),
                failed + refused);
    }

    ImportReport report(long total, @Nullable FileId errorFile) {
        return new ImportReport(total, created, updated, duplicates, failed, errorFile);
    }

    private static long count(List<RowOutcome> outcomes, RowOutcome.Done wanted) {
        return outcomes.stream().filter(wanted::equals).count();
    }
}
