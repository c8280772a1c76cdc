package foyer.files;

import org.jspecify.annotations.Nullable;

/**
 * Which files: those that meet every field given.
 *
 * @param status null for all but those whose bytes have yet to arrive
 */
record FileFilter(
        @Nullable FilePurpose purpose,
        @Nullable FileStatus status,
        @Nullable Boolean deleted) {

    private static final FileFilter NONE = new FileFilter(null, null, null);

    static FileFilter orNone(@Nullable FileFilter filter) {
        return filter == null ? NONE : filter;
    }
}
