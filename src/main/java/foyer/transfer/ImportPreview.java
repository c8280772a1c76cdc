package foyer.transfer;

import java.util.List;

/**
 * What an import would do, told from the beginning of the file.
 *
 * @param encoding by its IANA name
 * @param separator the character between cells
 * @param totalRows how many rows the file has below its header
 */
public record ImportPreview(
        String encoding, String separator, long totalRows, List<ImportColumn> columns, List<Row> rows) {

    /**
     * A row of the file, and what is wrong with it: nothing, when it would be imported unless it is a duplicate.
     *
     * @param number as a spreadsheet counts: the header is row 1
     */
    public record Row(long number, List<String> cells, List<RowProblem> problems) {}
}
