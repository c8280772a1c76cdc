package foyer.files;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What files take of the plan's storage: bytes that are stored once count once. An announced upload holds its size; once
 * its bytes are there that is given back, and they are counted if they are new. Counting comes last in a transaction,
 * since others of the tenant wait for it.
 */
@Component
class StorageQuota {

    /** Longer than uploads are left to arrive and be completed. */
    private static final Duration SLACK = Duration.ofHours(1);

    private final Entitlements entitlements;
    private final FileSettings settings;

    StorageQuota(Entitlements entitlements, FileSettings settings) {
        this.entitlements = entitlements;
        this.settings = settings;
    }

    /** Holds the size of an upload that has been announced. */
    void reserve(FileId file, long size) {
        try {
            entitlements.reserve(
                    Limit.STORAGE_BYTES, size, key(file), settings.uploadTime().plus(SLACK));
        } catch (EntitlementException e) {
            throw e.at("size", FileErrorCode.class);
        }
    }

    /** The upload has come to its end. */
    void release(FileId file) {
        entitlements.release(key(file));
    }

    /** Counts bytes that were not there before; a refusal is told at this field of the input. */
    void take(String field, long size) {
        try {
            entitlements.take(Limit.STORAGE_BYTES, size);
        } catch (EntitlementException e) {
            throw e.at(field, FileErrorCode.class);
        }
    }

    /** Counts bytes of the server's own making. */
    void take(long size) {
        entitlements.take(Limit.STORAGE_BYTES, size);
    }

    /** Bytes are gone. */
    void giveBack(long size) {
        entitlements.giveBack(Limit.STORAGE_BYTES, size);
    }

    private static String key(FileId file) {
        return "file:" + file.value();
    }
}
