package foyer.files.links;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * What a link is good for: one deed with one file of one tenant, until a moment in whole seconds.
 *
 * @param file the id's value
 */
public record FileToken(Deed deed, UUID tenant, UUID file, Instant expiresAt) {

    /** What its holder may do. */
    public enum Deed {
        /** GET and HEAD: take the bytes. */
        DOWNLOAD('d'),
        /** The same of a smaller form. */
        THUMB('t'),
        /** The same of a smaller form. */
        MEDIUM('m'),
        /** PUT, and HEAD to ask how much is there: bring the bytes. */
        UPLOAD('u');

        private final char code;

        Deed(char code) {
            this.code = code;
        }

        /** What a token has for it. */
        byte code() {
            return (byte) code;
        }

        /** Whether its holder takes bytes. */
        boolean isDownload() {
            return this != UPLOAD;
        }

        static Optional<Deed> of(byte code) {
            return Arrays.stream(values()).filter(deed -> deed.code == code).findFirst();
        }
    }
}
