package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Where unpacked programs are kept for all runs on this machine. */
final class CacheFolder {
    private static final String WORK = "unpacking-";
    private static final Duration ABANDONED = Duration.ofHours(1);

    private CacheFolder() {}

    /** Below the user's home, or among the temporary files when there is no home that can be written. */
    static Path standard() {
        var home = Path.of(System.getProperty("user.home", ""));
        if (home.isAbsolute() && Files.isWritable(home)) {
            return home.resolve(".cache").resolve("foyer");
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "foyer-cache-" + System.getProperty("user.name"));
    }

    /** Makes the folder; one that someone else prepared among the temporary files is refused, for it is executed. */
    static Path make(Path cache) throws IOException {
        var folder = Files.createDirectories(cache).toRealPath();
        var temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        var self = Path.of("/proc/self");
        if (folder.startsWith(temporary)
                && Files.exists(self)
                && !Files.getOwner(folder).equals(Files.getOwner(self))) {
            throw new EmbeddedServerException("The folder " + folder + " belongs to " + Files.getOwner(folder)
                    + ", so no programs are run from it: delete it, or make the home folder writable");
        }
        return folder;
    }

    /** A new folder to unpack into. What a killed JVM left half unpacked an hour ago goes. */
    static Path work(Path cache) throws IOException {
        try (var children = Files.newDirectoryStream(cache, WORK + "*")) {
            for (var child : children) {
                if (Files.getLastModifiedTime(child)
                        .toInstant()
                        .isBefore(Instant.now().minus(ABANDONED))) {
                    ThrowawayFolder.delete(child);
                }
            }
        }
        return Files.createTempDirectory(cache, WORK);
    }
}
