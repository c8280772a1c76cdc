/** Signed links to files, and {@code /files/{token}}, which takes uploads and answers downloads by them. */
@NullMarked
package foyer.files.links;

import org.jspecify.annotations.NullMarked;
