package foyer.platform.graphql;

/**
 * How many rows a list has.
 *
 * @param total how many were counted, at most {@link Connection#COUNT_CAP}
 * @param exact whether that are all
 */
public record Counted(int total, boolean exact) {

    /** Of rows that were counted up to one more than is ever told. */
    public static Counted of(int rows) {
        return new Counted(Math.min(rows, Connection.COUNT_CAP), rows <= Connection.COUNT_CAP);
    }
}
