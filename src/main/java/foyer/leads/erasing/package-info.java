/** Leads that are erased: gone at once, brought back for some days, then forgotten for good. */
@NullMarked
package foyer.leads.erasing;

import org.jspecify.annotations.NullMarked;
