package foyer.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do, told from the beginning of the file.
 *
 * @param encoding by its IANA name
 * @param separator the character between cells; empty for a workbook
 * @param sheet the sheet that is read; null for a text
 * @param totalRows how many rows the file has below its header
 */
public record ImportPreview(
        String encoding,
        String separator,
        @Nullable String sheet,
        long totalRows,
        List<ImportColumn> columns,
        List<Row> rows) {

    /**
     * A row of the file, and what is wrong with it: nothing, when it would be imported unless it is a duplicate.
     *
     * @param number as a spreadsheet counts: the header is row 1
     */
    public record Row(long number, List<String> cells, List<RowProblem> problems) {}
}
