package foyer.properties;

import foyer.files.FileId;
import org.jspecify.annotations.Nullable;

/**
 * A picture, a plan, a film or a paper of a property, as the schema shows it.
 *
 * @param cover whether it is the photo that stands for the property
 */
record PropertyMedia(
        PropertyMediaId id,
        FileId fileId,
        PropertyMediaKind kind,
        boolean cover,
        @Nullable String alt,
        @Nullable String caption) {}
