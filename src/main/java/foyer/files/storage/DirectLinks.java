package foyer.files.storage;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Links that a storage takes by itself, each signed for one deed with one object until a moment. They cannot be taken
 * back: nobody gets one whose use would have to be refused later.
 */
public interface DirectLinks {

    /** Where a client brings exactly so many bytes of this type, in one request. Makes no call. */
    Upload upload(StorageKey upload, String contentType, long size, Instant expiresAt);

    /** Where anybody takes the object for so long. Makes no call. */
    URI download(StorageKey object, Shown shown, Duration time);

    /** A PUT, and the headers that have to be sent with it as they stand. */
    record Upload(URI url, Map<String, String> headers) {}

    /** Headers that the storage answers with. */
    record Shown(String contentType, String disposition, String caching) {}
}
