/** The database that is measured and the rows in it. */
@NullMarked
package foyer.bench.data;

import org.jspecify.annotations.NullMarked;
