/** Tests of the engine that reads and writes tables. */
@NullMarked
package foyer.transfer;

import org.jspecify.annotations.NullMarked;
