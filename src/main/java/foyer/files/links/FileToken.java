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
        /** As DOWNLOAD, for people who do not learn what the file is called; so are the two after it. */
        PUBLIC_DOWNLOAD('D'),
        /** The same of a smaller form. */
        PUBLIC_THUMB('T'),
        /** The same of a smaller form. */
        PUBLIC_MEDIUM('M'),
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

        /** Whether its holder learns nothing of what the file is called. */
        public boolean isNameless() {
            return switch (this) {
                case PUBLIC_DOWNLOAD, PUBLIC_THUMB, PUBLIC_MEDIUM -> true;
                case DOWNLOAD, THUMB, MEDIUM, UPLOAD -> false;
            };
        }

        static Optional<Deed> of(byte code) {
            return Arrays.stream(values()).filter(deed -> deed.code == code).findFirst();
        }
    }
}
