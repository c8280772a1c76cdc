package foyer.files;

import java.io.IOException;

/** What the server writes has become larger than a file of its purpose may be. */
public final class FileTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    FileTooLargeException(long limit) {
        super("more than " + limit + " bytes");
    }
}
