/** Leads that are made many at once, as an import does. */
@NullMarked
package foyer.leads.batches;

import org.jspecify.annotations.NullMarked;
