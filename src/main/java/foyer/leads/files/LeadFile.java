package foyer.leads.files;

import foyer.files.FileId;
import foyer.files.StoredFile;
import java.time.Instant;
import java.util.UUID;

/** A file in its place with a lead. */
record LeadFile(Place place, StoredFile file) {

    /** A place, which has an id of its own, and which file is there since when. */
    record Place(UUID id, Instant addedAt, FileId file) {}
}
