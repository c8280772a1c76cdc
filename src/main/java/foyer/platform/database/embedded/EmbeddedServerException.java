package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** The embedded server cannot start or stop; the message says why, and what to do, to whoever started Foyer. */
public final class EmbeddedServerException extends RuntimeException {
    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, IOException cause) {
        super(message + ": " + reason(cause), cause);
    }

    /** The file system's exceptions carry a bare path as their message. */
    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "permission denied for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            case FileSystemException failed
            when failed.getReason() == null ->
                failed.getClass().getSimpleName().replace("Exception", "") + " " + failed.getFile();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
