package foyer.properties;

import foyer.files.FileId;
import org.jspecify.annotations.Nullable;

/**
 * A picture, a plan, a film or a paper of a property, as the schema shows it.
 *
 * @param fileId null when the file was deleted for good
 * @param cover whether it is the photo that stands for the property
 */
record PropertyMedia(
        PropertyMediaId id,
        @Nullable FileId fileId,
        PropertyMediaKind kind,
        boolean cover,
        @Nullable String alt,
        @Nullable String caption) {

    /** Whether it is a picture that is there. */
    boolean isPhoto() {
        return kind == PropertyMediaKind.PHOTO && fileId != null;
    }

    /** Whether it is a plan that is there. */
    boolean isFloorPlan() {
        return kind == PropertyMediaKind.FLOOR_PLAN && fileId != null;
    }
}
