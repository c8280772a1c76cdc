/** Tests of files. */
@NullMarked
package foyer.files;

import org.jspecify.annotations.NullMarked;
