package foyer.transfer.table;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a table, from the beginning each time they are asked for. */
@FunctionalInterface
public interface TableSource {

    InputStream open() throws IOException;
}
