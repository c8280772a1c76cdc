/** What the caller sees of themselves. */
@NullMarked
package foyer.tenancy.viewer;

import org.jspecify.annotations.NullMarked;
