/** What subscribers learn of leads. */
@NullMarked
package foyer.leads.live;

import org.jspecify.annotations.NullMarked;
