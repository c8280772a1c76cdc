package foyer.files.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An object as a file of this machine, for as long as it is open: it can be read many times and at any place, and by
 * work on the processor's own threads, which may not wait for a network.
 */
public final class NearObject implements AutoCloseable {

    private final Path path;
    private final boolean copy;

    private NearObject(Path path, boolean copy) {
        this.path = path;
        this.copy = copy;
    }

    /** The object itself, which stays. */
    static NearObject itself(Path path) {
        return new NearObject(path, false);
    }

    /** A copy, which goes when it is closed. */
    public static NearObject copy(Path path) {
        return new NearObject(path, true);
    }

    /** The file; not to be changed. */
    public Path path() {
        return path;
    }

    /** The bytes from an offset on; to be closed. */
    public InputStream read(long offset) throws IOException {
        var channel = FileChannel.open(path, StandardOpenOption.READ);
        return Channels.newInputStream(channel.position(offset));
    }

    @Override
    public void close() throws IOException {
        if (copy) {
            Files.deleteIfExists(path);
        }
    }
}
