package foyer.files.storage;

import java.io.IOException;
import java.io.OutputStream;

/** Says the bytes of an object, once, from the first to the last. */
@FunctionalInterface
public interface ObjectContent {

    void writeTo(OutputStream out) throws IOException;
}
