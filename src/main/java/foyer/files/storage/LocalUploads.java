package foyer.files.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;

/**
 * Bytes of clients on their way into a {@link LocalStorage}. What has arrived is always the beginning of what was sent,
 * whatever ended it, so it can be gone on with from its length. One writer at a time has an upload.
 */
public final class LocalUploads {

    private static final int BUFFER = 64 * 1024;

    private final LocalStorage storage;

    public LocalUploads(LocalStorage storage) {
        this.storage = storage;
    }

    /** How much has arrived. */
    public long arrived(StorageKey upload) throws IOException {
        return storage.size(upload).orElse(0);
    }

    /** What came of sending bytes. */
    public enum Outcome {
        /** All that was sent is there. */
        KEPT,
        /** The bytes begin elsewhere than where those that are there end; nothing was kept. */
        WRONG_OFFSET,
        /** There were more than fit; none of them was kept. */
        TOO_LARGE,
        /** The time was over; what had arrived is there. */
        TOO_LATE
    }

    /**
     * Adds bytes after those that are there; from 0 on, it begins anew.
     *
     * @param size of the whole upload, which is never exceeded
     * @param mayGoOn asked before each piece
     * @throws UploadBusyException while others send to the same upload
     * @throws IOException also when the client stops in the middle: what it had sent is kept
     */
    public Outcome append(StorageKey upload, long offset, long size, InputStream bytes, BooleanSupplier mayGoOn)
            throws IOException {
        try (var _ = storage.locks().hold(upload);
                var channel = open(upload)) {
            if (offset > 0 && offset != channel.size()) {
                return Outcome.WRONG_OFFSET;
            }
            channel.truncate(offset);
            return copy(channel, offset, size, bytes, mayGoOn);
        }
    }

    private FileChannel open(StorageKey upload) throws IOException {
        storage.makeFolder(upload);
        return FileChannel.open(storage.path(upload), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static Outcome copy(FileChannel channel, long offset, long size, InputStream bytes, BooleanSupplier mayGoOn)
            throws IOException {
        var buffer = new byte[BUFFER];
        var place = offset;
        try {
            channel.position(offset);
            for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                if (place + read > size) {
                    channel.truncate(offset);
                    return Outcome.TOO_LARGE;
                }
                write(channel, ByteBuffer.wrap(buffer, 0, read));
                place += read;
                if (!mayGoOn.getAsBoolean()) {
                    return Outcome.TOO_LATE;
                }
            }
            return Outcome.KEPT;
        } finally {
            channel.force(true);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
