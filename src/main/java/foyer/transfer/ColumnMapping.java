package foyer.transfer;

/**
 * Which field a column fills.
 *
 * @param column from 0
 */
public record ColumnMapping(int column, String field) {}
