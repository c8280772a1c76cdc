/** Tests of files' links. */
@NullMarked
package foyer.files.links;

import org.jspecify.annotations.NullMarked;
