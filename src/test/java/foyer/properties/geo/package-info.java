/** Tests of places and shapes. */
@NullMarked
package foyer.properties.geo;

import org.jspecify.annotations.NullMarked;
