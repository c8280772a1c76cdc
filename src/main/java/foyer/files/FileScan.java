package foyer.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * Looks for what harms in the bytes that people bring; a deployment that has a scanner makes a bean of it. It is asked
 * before anybody else gets the bytes, outside any transaction, as whoever brought them. What it throws ends the
 * completion: the client asks for it again.
 */
public interface FileScan {

    /** What came of it. */
    enum Verdict {
        CLEAN,
        /** Nobody gets the bytes until {@link Files#release} is called. */
        SUSPECT
    }

    Verdict scan(StoredFile file, InputStream bytes) throws IOException;
}
