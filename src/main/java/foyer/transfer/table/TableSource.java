package foyer.transfer.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The bytes of a table, from the beginning each time they are asked for; on this node's disk. */
public interface TableSource {

    InputStream open() throws IOException;

    /** Where they are, for what is not read from its beginning to its end. */
    Path path();
}
