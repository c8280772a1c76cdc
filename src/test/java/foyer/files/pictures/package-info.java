/** Tests of pictures. */
@NullMarked
package foyer.files.pictures;

import org.jspecify.annotations.NullMarked;
