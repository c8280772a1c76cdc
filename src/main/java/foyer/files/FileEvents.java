package foyer.files;

import foyer.platform.events.Event;
import java.util.Map;
import java.util.UUID;

/** What happens to files. */
public sealed interface FileEvents extends Event {

    String CREATED = "file.created";
    String READY = "file.ready";
    String QUARANTINED = "file.quarantined";
    String UPDATED = "file.updated";
    String DELETED = "file.deleted";
    String RESTORED = "file.restored";
    String EXPIRED = "file.expired";
    String PURGED = "file.purged";
    String LOST = "file.lost";

    FileId file();

    FilePurpose purpose();

    @Override
    default String entityType() {
        return StoredFile.TYPE;
    }

    @Override
    default UUID entityId() {
        return file().value();
    }

    @Override
    default Map<String, Object> payload() {
        return Map.of("purpose", purpose().name());
    }

    /** An upload was announced; its bytes have yet to arrive. */
    record Created(FileId file, FilePurpose purpose) implements FileEvents {
        @Override
        public String type() {
            return CREATED;
        }
    }

    /** Its bytes are there and may be had. */
    record Ready(FileId file, FilePurpose purpose) implements FileEvents {
        @Override
        public String type() {
            return READY;
        }
    }

    /** Its bytes are there, and a scan has not found them clean. */
    record Quarantined(FileId file, FilePurpose purpose) implements FileEvents {
        @Override
        public String type() {
            return QUARANTINED;
        }
    }

    /** Its name or its description was changed. */
    record Updated(FileId file, FilePurpose purpose) implements FileEvents {
        @Override
        public String type() {
            return UPDATED;
        }
    }

    /** It was deleted, and can be restored. */
    record Deleted(FileId file, FilePurpose purpose) implements FileEvents {
        @Override
        public String type() {
            return DELETED;
        }
    }

    /** It was restored. */
    record Restored(FileId file, FilePurpose purpose) implements FileEvents {
        @Override
        public String type() {
            return RESTORED;
        }
    }

    /** Its bytes did not arrive in time; there is no such file any more. */
    record Expired(FileId file, FilePurpose purpose) implements FileEvents {
        @Override
        public String type() {
            return EXPIRED;
        }
    }

    /** It had been deleted for long enough; there is no such file any more. */
    record Purged(FileId file, FilePurpose purpose) implements FileEvents {
        @Override
        public String type() {
            return PURGED;
        }
    }

    /** Its bytes are gone from the storage. */
    record Lost(FileId file, FilePurpose purpose) implements FileEvents {
        @Override
        public String type() {
            return LOST;
        }
    }
}
