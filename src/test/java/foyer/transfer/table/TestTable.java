package foyer.transfer.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table on the disk until the tests end. */
record TestTable(Path path) implements TableSource {

    static TestTable of(byte[] bytes) throws IOException {
        var path = Files.createTempFile("foyer-table-", ".test");
        path.toFile().deleteOnExit();
        return new TestTable(Files.write(path, bytes));
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    /** Each row below the header with its number, its cells between bars. */
    List<String> rows() throws IOException {
        var rows = new ArrayList<String>();
        try (var table = Table.open(this, TableFormat.detect(this))) {
            for (var row = table.next(); row != null; row = table.next()) {
                rows.add(row.number() + ": " + String.join("|", row.cells()));
            }
        }
        return rows;
    }
}
