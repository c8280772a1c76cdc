/** What pictures are, without what was noted in them about people and places, and smaller forms of them. */
@NullMarked
package foyer.files.pictures;

import org.jspecify.annotations.NullMarked;
