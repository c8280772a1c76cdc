package foyer.files.links;

import foyer.files.content.ContentType;
import foyer.files.storage.StorageKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What links lead to, as of now: a link to what has been deleted since leads nowhere. The tenant is the caller's. */
public interface LinkedFiles {

    /** The file with this id in the form of the deed, in one statement; null unless its bytes may be had. */
    @Nullable Download download(UUID file, FileToken.Deed deed);

    /** The upload of the file with this id, in one statement; null unless its bytes may still arrive. */
    @Nullable Upload upload(UUID file);

    /**
     * Bytes to be taken.
     *
     * @param size in bytes
     * @param sha256 in hexadecimal
     * @param confidential whether no cache may keep them
     */
    record Download(StorageKey key, String name, ContentType type, long size, String sha256, boolean confidential) {}

    /**
     * Bytes to be brought.
     *
     * @param size how many they have to be
     */
    record Upload(StorageKey key, ContentType type, long size, Instant expiresAt) {}
}
