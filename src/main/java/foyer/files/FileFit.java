package foyer.files;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How a file is found for a use: asked by whatever is about to point to it. */
public enum FileFit {
    FIT,
    /** There is none that the caller may see, or its bytes may not be had. */
    NOT_FOUND,
    /** It is there, and no file of the kind that is wanted. */
    UNUSABLE;

    /**
     * How this one is found.
     *
     * @param file null when the caller sees none, or it is deleted
     * @param usable whether a file whose bytes may be had is of the kind that is wanted
     */
    public static FileFit of(@Nullable StoredFile file, Predicate<StoredFile> usable) {
        if (file == null || !file.readable()) {
            return NOT_FOUND;
        }
        return usable.test(file) ? FIT : UNUSABLE;
    }
}
