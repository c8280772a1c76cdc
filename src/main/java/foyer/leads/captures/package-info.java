/** What strangers send that become leads by it: checked, kept once, and told to whoever looks after them. */
@NullMarked
package foyer.leads.captures;

import org.jspecify.annotations.NullMarked;
