/** The tags that leads have. */
@NullMarked
package foyer.leads.tags;

import org.jspecify.annotations.NullMarked;
