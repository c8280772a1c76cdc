/** Tests of the histories of leads in their stages. */
@NullMarked
package foyer.leads.stays;

import org.jspecify.annotations.NullMarked;
