package foyer.files.pictures;

import java.io.IOException;

/** The bytes are not made as a picture of their type is, or of more parts than any is. */
final class NotAPictureException extends IOException {

    private static final long serialVersionUID = 1L;
}
