/** Tests of properties. */
@NullMarked
package foyer.properties;

import org.jspecify.annotations.NullMarked;
