/** Measures Foyer over HTTP beside the same rows from endpoints written by hand. See {@code src/docs/benchmarks.md}. */
@NullMarked
package foyer.bench;

import org.jspecify.annotations.NullMarked;
