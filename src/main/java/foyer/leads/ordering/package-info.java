/** Leads in orders that their tenant makes: by the values of its own fields. */
@NullMarked
package foyer.leads.ordering;

import org.jspecify.annotations.NullMarked;
