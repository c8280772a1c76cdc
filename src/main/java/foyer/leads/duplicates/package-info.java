/** Leads that may be of the same person or company. */
@NullMarked
package foyer.leads.duplicates;

import org.jspecify.annotations.NullMarked;
