/** Colours, and whether one can be read on another. */
@NullMarked
package foyer.platform.colour;

import org.jspecify.annotations.NullMarked;
