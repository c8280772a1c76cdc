package foyer.files;

import org.jspecify.annotations.Nullable;

/**
 * A file that the server makes.
 *
 * @param name to save it under
 * @param key what makes it exactly once: the same key in the same tenant answers with the file that is there
 * @param permission whoever lacks it does not see the file, a name of the schema's enum {@code Permission}; null when
 *     all who may read files may see it
 */
public record NewFile(
        String name,
        String contentType,
        FilePurpose purpose,
        String key,
        @Nullable String permission) {

    /** One for all who may read files. */
    public NewFile(String name, String contentType, FilePurpose purpose, String key) {
        this(name, contentType, purpose, key, null);
    }
}
