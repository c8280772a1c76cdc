/** Tests of files' content. */
@NullMarked
package foyer.files.content;

import org.jspecify.annotations.NullMarked;
