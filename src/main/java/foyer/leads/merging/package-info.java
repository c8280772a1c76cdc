/** Several leads made one, and that undone. */
@NullMarked
package foyer.leads.merging;

import org.jspecify.annotations.NullMarked;
