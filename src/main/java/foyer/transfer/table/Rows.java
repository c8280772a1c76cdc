package foyer.transfer.table;

import java.io.Closeable;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file one after the other, blank ones too. */
interface Rows extends Closeable {

    /** The next row's cells; null after the last one. */
    @Nullable List<String> next();

    /** Which of its cells are numbers to the spreadsheet; of a file of texts none. The caller's to keep, not to change. */
    BitSet numbers();

    /** Which of its cells the spreadsheet could not reckon, so that their texts are names of errors; likewise. */
    BitSet errors();

    /** Which row that was, as a spreadsheet counts, from 1. */
    long number();
}
