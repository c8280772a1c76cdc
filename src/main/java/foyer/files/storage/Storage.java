package foyer.files.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where bytes are kept. Every driver keeps this contract (the suites {@code StorageContract} and {@code TakingContract}
 * hold it to that): an object is there whole or not at all, survives the machine's crash once a method has returned, is
 * never changed, and is gone after it was deleted. Nothing is known beyond what is stored, so any node may call at any
 * time.
 */
public interface Storage {

    /** Writes an object. When the content fails, or the process dies, there is none; what was half written is swept. */
    void write(StorageKey key, ObjectContent content) throws IOException;

    /**
     * Takes what has arrived under an upload's key out of the client's reach: whatever is sent there later is another
     * upload. Who calls after that has nothing; of several who call at once each may get all of it, under keys of their
     * own, and the rows decide whose is kept.
     *
     * @param object a new key, under which the bytes are from then on
     * @return false when nothing has arrived, or somebody else has taken it
     * @throws UploadBusyException while bytes are arriving, where the storage can tell
     */
    boolean take(StorageKey upload, StorageKey object) throws IOException;

    /** Undoes a {@link #take}: the client may go on, or ask again, unless it has begun anew meanwhile. */
    void giveBack(StorageKey object, StorageKey upload) throws IOException;

    /**
     * The bytes from an offset on, as they are read; to be closed.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such object
     */
    InputStream read(StorageKey key, long offset) throws IOException;

    /**
     * The object as a file of this machine; to be closed.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such object
     */
    NearObject near(StorageKey key) throws IOException;

    /** How many bytes there are; nothing when there is no such object. */
    OptionalLong size(StorageKey key) throws IOException;

    /** Deletes the object, if it is there. */
    void delete(StorageKey key) throws IOException;

    /** Every object, tenant by tenant, uploads too, in no other order; one that comes or goes meanwhile may be missed. */
    void list(Consumer<StoredObject> each) throws IOException;

    /** The same of one tenant, in the order of the names. */
    void list(UUID tenant, Consumer<StoredObject> each) throws IOException;

    /** Gives up what was begun before this moment, was never finished, and is listed as no object. */
    default void giveUp(Instant before) throws IOException {}

    /** How clients reach it. */
    Access access();
}
