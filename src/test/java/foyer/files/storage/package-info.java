/** Tests of the storage. */
@NullMarked
package foyer.files.storage;

import org.jspecify.annotations.NullMarked;
