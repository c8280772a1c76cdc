/** Who gets the leads that come in: rules, their members and whose turn it is. */
@NullMarked
package foyer.leads.assignment;

import org.jspecify.annotations.NullMarked;
