package foyer.properties;

import foyer.files.PublicLinks;
import org.jspecify.annotations.Nullable;

/** A picture, a plan or a film of a property as the public sees it. */
public record PublicPropertyMedia(
        PropertyMediaKind kind,
        boolean cover,
        @Nullable String alt,
        @Nullable String caption,
        PublicLinks links) {}
