/** Closed-loop load over kept connections, and what it cost whom. */
@NullMarked
package foyer.bench.load;

import org.jspecify.annotations.NullMarked;
