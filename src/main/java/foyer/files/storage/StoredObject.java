package foyer.files.storage;

import java.time.Instant;

/**
 * An object as the storage lists it.
 *
 * @param since when it was written, or was taken from an upload
 */
public record StoredObject(StorageKey key, long size, Instant since) {}
