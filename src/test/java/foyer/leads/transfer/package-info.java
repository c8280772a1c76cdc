/** Tests of leads in and out of files. */
@NullMarked
package foyer.leads.transfer;

import org.jspecify.annotations.NullMarked;
