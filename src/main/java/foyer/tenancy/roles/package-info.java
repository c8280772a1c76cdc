/** The roles of a tenant's people: the system's, and those of its own. */
@NullMarked
package foyer.tenancy.roles;

import org.jspecify.annotations.NullMarked;
