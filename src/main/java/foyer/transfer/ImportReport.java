package foyer.transfer;

import foyer.files.FileId;
import org.jspecify.annotations.Nullable;

/**
 * What an import has done; what its job answers.
 *
 * @param total rows of the file below its header
 * @param created records made
 * @param updated rows that changed a record that was there
 * @param duplicates rows passed over, since somebody like them was there
 * @param failed rows with something wrong
 * @param errorFile those rows with what is wrong with each, to be mended and imported again; null when there are none
 */
public record ImportReport(
        long total,
        long created,
        long updated,
        long duplicates,
        long failed,
        @Nullable FileId errorFile) {

    /** How many rows have been dealt with. */
    public long done() {
        return created + updated + duplicates + failed;
    }
}
