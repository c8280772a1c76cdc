package foyer.transfer;

/** What to do with a row whose record seems to be there already; the schema's enum of the same name. */
public enum DuplicateRule {
    /** Pass over it. */
    SKIP,
    /** Change of it what the row fills. */
    UPDATE,
    /** Make it all the same. */
    CREATE
}
