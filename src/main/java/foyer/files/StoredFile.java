package foyer.files;

import foyer.files.content.ContentType;
import foyer.files.pictures.Picture;
import foyer.platform.security.Actor;
import foyer.platform.security.CurrentCaller;
import foyer.platform.security.RecordScope;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file, as the schema shows it ({@code File}).
 *
 * @param name safe to show and to save under: without paths and control characters, at most 255 bytes
 * @param contentType what it is said to be, and was found to be once it is {@link FileStatus#READY}
 * @param size in bytes
 * @param sha256 64 hexadecimal digits; null while it is not known
 * @param permission without which nobody sees it but, of an uploaded one, who has brought it; null when all who may read
 *     files do
 * @param createdByKind the kind of actor who made it, {@code MEMBER} for one
 * @param uploadExpiresAt until when its bytes may arrive; null but for PENDING
 */
public record StoredFile(
        FileId id,
        String name,
        @Nullable String alt,
        String contentType,
        long size,
        @Nullable String sha256,
        FilePurpose purpose,
        @Nullable String permission,
        FileStatus status,
        int version,
        Instant createdAt,
        String createdByKind,
        @Nullable UUID createdById,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant uploadExpiresAt) {

    /** What files are called in events and in the audit log: the schema's type. */
    static final String TYPE = "File";

    /** Whether its bytes may be had. */
    public boolean readable() {
        return status == FileStatus.READY && deletedAt == null;
    }

    /**
     * Whether the caller may know of it: one that needs a permission tells of all that it is good for, so whoever has it
     * for some records only sees their own files. What somebody has uploaded tells them nothing new.
     */
    boolean visible() {
        var actor = CurrentCaller.actor();
        if (permission == null || actor instanceof Actor.System) {
            return true;
        }
        var own = createdByKind.equals(actor.kind()) && Objects.equals(createdById, actor.id());
        if (own && purpose.uploaded()) {
            return true;
        }
        return actor.may(permission) && (own || actor.scope(permission) == RecordScope.ALL);
    }

    /** Whether whoever gets a link to its bytes is written down. */
    boolean watched() {
        return purpose != FilePurpose.MEDIA;
    }

    /** Whether it can be shown as a picture, so that it may have smaller forms. */
    boolean picture() {
        return ContentType.of(contentType).filter(Picture::is).isPresent();
    }

    boolean deleted() {
        return deletedAt != null;
    }
}
