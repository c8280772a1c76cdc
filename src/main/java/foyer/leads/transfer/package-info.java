/** Leads in and out of files: what columns mean, the jobs and their operations, on the engine of {@code transfer}. */
@NullMarked
package foyer.leads.transfer;

import org.jspecify.annotations.NullMarked;
