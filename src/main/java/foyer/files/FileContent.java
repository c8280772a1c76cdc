package foyer.files;

import java.io.IOException;
import java.io.OutputStream;

/** Says the bytes of a file that the server makes, once, from the first to the last. */
@FunctionalInterface
public interface FileContent {

    void writeTo(OutputStream out) throws IOException;
}
