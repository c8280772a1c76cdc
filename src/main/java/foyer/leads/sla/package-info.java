/** By when leads have to be answered, in the tenant's working hours, and whether they were. */
@NullMarked
package foyer.leads.sla;

import org.jspecify.annotations.NullMarked;
