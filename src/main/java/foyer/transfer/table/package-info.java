/** Files of rows, whatever wrote them: their encoding, separator and cells read, and safe ones written. */
@NamedInterface("table")
@NullMarked
package foyer.transfer.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
