package foyer.properties;

import foyer.files.FileId;
import java.util.List;
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

    /** These with the first photo as the cover when none of them is it: the one that was is not among them. */
    static List<PropertyMedia> covered(List<PropertyMedia> shown) {
        if (shown.stream().anyMatch(PropertyMedia::cover)) {
            return shown;
        }
        var first = shown.stream().filter(PropertyMedia::isPhoto).findFirst();
        return first.isEmpty()
                ? shown
                : shown.stream()
                        .map(medium -> medium.id().equals(first.get().id()) ? medium.covering(true) : medium)
                        .toList();
    }

    /** The same as the cover, or not. */
    PropertyMedia covering(boolean isCover) {
        return new PropertyMedia(id, fileId, kind, isCover, alt, caption);
    }

    /** Whether it is a plan that is there. */
    boolean isFloorPlan() {
        return kind == PropertyMediaKind.FLOOR_PLAN && fileId != null;
    }
}
