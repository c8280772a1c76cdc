package foyer.platform.start;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The secret of a development machine: made at the first start, kept beside the data, readable by its owner only. */
final class DevelopmentSecret {

    private static final int BYTES = 48;
    private static final String DEFAULT_FOLDER = "data";

    private DevelopmentSecret() {}

    static void addTo(ConfigurableEnvironment environment, String property) {
        var folder = Path.of(environment.getProperty("foyer.database.data-directory", DEFAULT_FOLDER));
        var source = new MapPropertySource("development secret", Map.of(property, keptOrNew(folder)));
        environment.getPropertySources().addFirst(source);
    }

    private static String keptOrNew(Path folder) {
        var file = folder.resolve("secret");
        try {
            Files.createDirectories(folder);
            make(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new SettingException(
                    "FOYER_SECRET",
                    "is not set, and none can be kept in " + file.toAbsolutePath() + " (" + e + ")",
                    "set it, or set FOYER_DATABASE_DATA_DIRECTORY to a folder that can be written");
        }
    }

    /** Once: whoever comes second finds the file. */
    private static void make(Path file) throws IOException {
        try {
            Files.createFile(file, ownerOnly(file));
        } catch (FileAlreadyExistsException _) {
            return;
        }
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes) + "\n");
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        // Windows knows no such permissions; there the folder's own rules protect the file.
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
