package foyer.transfer.table;

import java.util.BitSet;
import java.util.List;

/**
 * A row of a table.
 *
 * @param number as a spreadsheet counts it: the header is row 1
 * @param cells as they are in the file, one for each column of the header: missing ones are empty
 * @param surplus whether there is text beyond the header's last column, as after a separator that was not quoted
 * @param numbers which cells are numbers to the spreadsheet, whose texts have a point before decimals and no other sign
 * @param errors which cells the spreadsheet could not reckon: their texts, such as {@code #N/A}, are nobody's words
 */
public record TableRow(long number, List<String> cells, boolean surplus, BitSet numbers, BitSet errors) {}
