/** Tests of forms by which anybody becomes a lead. */
@NullMarked
package foyer.leads.forms;

import org.jspecify.annotations.NullMarked;
