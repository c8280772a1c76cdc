/** Places on the earth and shapes around them, without a database: what a search by place is made of. */
@NamedInterface("geo")
@NullMarked
package foyer.properties.geo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
