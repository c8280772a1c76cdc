/** How often somebody may try: exact limits, counted for all nodes together. */
@NullMarked
package foyer.platform.limits;

import org.jspecify.annotations.NullMarked;
