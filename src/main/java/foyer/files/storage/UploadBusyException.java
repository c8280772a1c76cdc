package foyer.files.storage;

import java.io.IOException;

/** Bytes of this upload are arriving right now, on this node or another. */
public final class UploadBusyException extends IOException {

    private static final long serialVersionUID = 1L;

    UploadBusyException(StorageKey key) {
        super("in use: " + key.path());
    }
}
