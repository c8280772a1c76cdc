package foyer.platform.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right of this JVM to a folder: it ends with {@link #close} or with the JVM, however that dies. */
final class FolderLock implements AutoCloseable {
    /** On POSIX, closing any channel to a file drops the JVM's lock on it, so a folder held here is not even opened. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** The lock lies behind the text of the file: where locks are mandatory (Windows) the text stays readable. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Makes the folder if needed and takes it, or says which process has it. */
    static FolderLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        var taken = tryTake(folder);
        if (taken.isPresent()) {
            return taken.get();
        }
        throw new EmbeddedServerException("The embedded PostgreSQL in " + folder + " is in use by process "
                + owner(folder.toRealPath()) + ": stop that process, or use another data folder");
    }

    static Optional<FolderLock> tryTake(Path folder) throws IOException {
        var real = folder.toRealPath();
        return HELD.add(real) ? lock(real, false) : Optional.empty();
    }

    /** Waits until the other JVM that has the folder is done. For short work, one at a time in this JVM. */
    static FolderLock await(Path folder) throws IOException {
        Files.createDirectories(folder);
        var real = folder.toRealPath();
        if (HELD.add(real)) {
            return lock(real, true).orElseThrow();
        }
        throw new EmbeddedServerException("The folder " + folder + " has an embedded PostgreSQL of its own");
    }

    /** Of a folder that was entered into {@link #HELD}, where it stays only if this succeeds. */
    private static Optional<FolderLock> lock(Path folder, boolean wait) throws IOException {
        var taken = Optional.<FolderLock>empty();
        try {
            taken = lockFile(folder, wait);
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(folder);
            }
        }
    }

    private static Optional<FolderLock> lockFile(Path folder, boolean wait) throws IOException {
        var channel = FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = wait ? channel.lock(LOCKED_BYTE, 1, false) : channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return Optional.of(new FolderLock(folder, channel));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static String owner(Path folder) throws IOException {
        if (HELD.contains(folder)) {
            return ProcessHandle.current().pid() + " (this one)";
        }
        return Files.readString(file(folder)).strip();
    }

    private static Path file(Path folder) {
        return folder.resolve("lock");
    }

    /** The folder without symbolic links. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD.remove(folder);
        }
    }
}
