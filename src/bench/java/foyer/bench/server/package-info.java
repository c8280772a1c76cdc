/** Foyer as it is, and beside it in the same JVM what it is compared with. */
@NullMarked
package foyer.bench.server;

import org.jspecify.annotations.NullMarked;
