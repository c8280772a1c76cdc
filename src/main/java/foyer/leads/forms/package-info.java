/** Forms of websites by which anybody becomes a lead: who makes them, what they show, and what they take. */
@NullMarked
package foyer.leads.forms;

import org.jspecify.annotations.NullMarked;
