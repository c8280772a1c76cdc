package foyer.transfer;

import java.util.List;

/** What a row says: a record to be stored, or what is wrong with it. */
public sealed interface ParsedRow<V> {

    /** Good so far. */
    record Good<V>(V value) implements ParsedRow<V> {}

    /** Not to be stored. */
    record Bad<V>(List<RowProblem> problems) implements ParsedRow<V> {}
}
