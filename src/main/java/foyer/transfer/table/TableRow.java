package foyer.transfer.table;

import java.util.List;

/**
 * A row of a table.
 *
 * @param number as a spreadsheet counts it: the header is row 1
 * @param cells as they are in the file, one for each column of the header: missing ones are empty
 * @param surplus whether there is text beyond the header's last column, as after a separator that was not quoted
 */
public record TableRow(long number, List<String> cells, boolean surplus) {}
