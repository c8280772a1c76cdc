package foyer.transfer;

import java.util.List;
import java.util.UUID;

/** One run of an import: reads rows and stores what they say. */
public interface ImportSession<V> {

    /** What columns can fill; where two fit a column as well, the first one. */
    List<ImportField> fields();

    /** Reads a row. Bound to the processor: neither database nor caller are there. */
    ParsedRow<V> parse(ImportRow row);

    /**
     * Stores a chunk in the running transaction, with its event and audit row; one outcome for each, in order.
     *
     * @param job whose work it is
     */
    List<RowOutcome> store(UUID job, List<V> values);

    /**
     * What would become of the first rows of a file, for as much as that depends on what is there already; as the caller.
     * Nothing is stored.
     */
    List<RowOutcome> foresee(List<V> values);

    /** Looks after what stored chunks leave behind, in no transaction, while the next one is stored; done again after each. */
    void lookAfter();
}
