/** Views that people save: a filter, an order and columns under a name. */
@NamedInterface("views")
@NullMarked
package foyer.records.views;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
