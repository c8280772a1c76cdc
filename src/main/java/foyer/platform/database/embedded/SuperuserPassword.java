package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The file with the superuser's password, made with the data directory and readable by its owner only. */
record SuperuserPassword(Path file) {
    private static final int BYTES = 24;

    void make() throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly());
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
    }

    private FileAttribute<?>[] ownerOnly() {
        // Windows knows no such permissions; there the folder's own rules protect the file.
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) == null) {
            return new FileAttribute<?>[0];
        }
        var permissions = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    String read() throws IOException {
        if (!Files.exists(file)) {
            throw new EmbeddedServerException("The password of the embedded PostgreSQL is missing: put " + file
                    + " back, or move its folder away to start anew");
        }
        return Files.readString(file).strip();
    }
}
