/** The clock of a tenant's business, and the pool for work that is bound to the processor. */
@NullMarked
package foyer.platform.time;

import org.jspecify.annotations.NullMarked;
