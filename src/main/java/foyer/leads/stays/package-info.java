/** How long leads were in which stages. */
@NullMarked
package foyer.leads.stays;

import org.jspecify.annotations.NullMarked;
