package foyer.transfer;

/** A kind of record that rows can become; each module has one for each kind that it lets people import. */
public interface ImportTarget<V> {

    /** What whoever imports must be allowed to, and whoever sees the rows that were refused. */
    String permission();

    /** Reads what all rows need, once for a run; as the caller. */
    ImportSession<V> open(DuplicateRule duplicates);
}
