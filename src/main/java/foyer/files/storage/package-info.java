/** Where the bytes of files are: objects that are written whole, never changed, and deleted. */
@NullMarked
package foyer.files.storage;

import org.jspecify.annotations.NullMarked;
