package foyer.records.fields;

/**
 * Something wrong with the values that are given to a record.
 *
 * @param path from the list of values down; empty when it is about none of them
 * @param field its label, or the key that nothing has
 */
public record CustomProblem(Kind kind, String path, String field) {

    /** What is wrong. */
    public enum Kind {
        /** There is no such field, or it is archived or named twice. */
        NOT_FOUND,
        /** The value is not of the field's kind, too long, or none of its options. */
        INVALID,
        /** People have to fill it in. */
        REQUIRED
    }
}
