package foyer.files.storage.s3;

import foyer.files.storage.StorageKey;
import java.util.Optional;

/** Where objects are in the bucket: under a prefix that other things of it do not have. */
record Bucket(String name, String prefix) {

    String keyOf(StorageKey key) {
        return prefix + key.path();
    }

    /** The object of this name; nothing for what is none of Foyer's. */
    Optional<StorageKey> objectOf(String key) {
        return key.startsWith(prefix) ? StorageKey.ofPath(key.substring(prefix.length())) : Optional.empty();
    }
}
