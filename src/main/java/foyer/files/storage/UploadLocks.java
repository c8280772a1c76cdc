package foyer.files.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * One writer an upload, on all nodes that share the folder: each holds a byte of one file, which the operating system
 * frees when the process dies. The file is opened once and stays open, since closing it would free every lock of the
 * process (POSIX). Needs a file system with such locks, as local disks and NFS 4 have them.
 */
final class UploadLocks implements AutoCloseable {

    private final Path file;
    private @Nullable FileChannel channel;

    UploadLocks(Path file) {
        this.file = file;
    }

    /** Holds the upload until it is closed. */
    interface Held extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    Held hold(StorageKey upload) throws IOException {
        try {
            var lock = open().tryLock(place(upload), 1, false);
            if (lock == null) {
                throw new UploadBusyException(upload);
            }
            return () -> release(lock);
        } catch (OverlappingFileLockException e) {
            throw new UploadBusyException(upload);
        }
    }

    /** A channel that was closed by an interrupt has freed its locks already. */
    private static void release(FileLock lock) throws IOException {
        try {
            lock.release();
        } catch (ClosedChannelException _) {
            return;
        }
    }

    private synchronized FileChannel open() throws IOException {
        if (channel == null || !channel.isOpen()) {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
        return channel;
    }

    /** One of 2^62 places: two uploads that meet in one only wait for each other. */
    private static long place(StorageKey upload) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(upload.path().getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.wrap(digest).getLong() >>> 2;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
