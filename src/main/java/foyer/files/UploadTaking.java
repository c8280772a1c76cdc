package foyer.files;

import static foyer.files.FileErrorCode.BYTES_MISSING;
import static foyer.files.FileErrorCode.UPLOAD_BUSY;

import foyer.files.FileQueries.Arriving;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.files.storage.UploadBusyException;
import foyer.platform.database.Transactions;
import foyer.platform.graphql.UserErrorException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of uploads out of the clients' reach to be looked at, and gives them back. The file's row says since when
 * somebody is at it, so that whoever asks meanwhile, on whichever node, does not take them for missing.
 */
final class UploadTaking {

    /** Longer than a call may take: one that has begun before has died. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Storage storage;
    private final FileWriteQueries writes;
    private final Transactions transactions;
    private final Clock clock;

    UploadTaking(Storage storage, FileWriteQueries writes, Transactions transactions, Clock clock) {
        this.storage = storage;
        this.writes = writes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Nothing is taken before all of it has arrived, so that the client can go on.
     *
     * @return false when nothing has arrived, or somebody else has taken it
     * @throws UserErrorException BYTES_MISSING when a part has arrived, UPLOAD_BUSY while bytes are arriving
     */
    boolean take(Arriving arriving, StorageKey object) throws IOException {
        var size = arriving.file().size();
        var arrived = storage.size(arriving.upload());
        if (arrived.isEmpty()) {
            return false;
        }
        if (arrived.getAsLong() != size) {
            throw UserErrorException.at("id", BYTES_MISSING, size, arrived.getAsLong());
        }
        // Before they are gone from where others look for them.
        mark(arriving, clock.instant());
        try {
            return storage.take(arriving.upload(), object);
        } catch (UploadBusyException _) {
            throw UserErrorException.at("id", UPLOAD_BUSY);
        }
    }

    /** Whether another call is looking at the bytes. */
    boolean isAtIt(Arriving arriving) {
        var taken = arriving.takenAt();
        return taken != null && taken.isAfter(clock.instant().minus(LONGEST));
    }

    /** The bytes are not what they should be, and go. */
    void drop(Arriving arriving, StorageKey object) throws IOException {
        storage.delete(object);
        mark(arriving, null);
    }

    /** The bytes are there to be looked at again. */
    void giveBack(Arriving arriving, StorageKey object) throws IOException {
        storage.giveBack(object, arriving.upload());
        mark(arriving, null);
    }

    private void mark(Arriving arriving, @Nullable Instant takenAt) {
        transactions.run(() -> writes.take(arriving.file().id(), takenAt));
    }
}
