/** The same changes made to many leads by one job. */
@NullMarked
package foyer.leads.bulkupdates;

import org.jspecify.annotations.NullMarked;
