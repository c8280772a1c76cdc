/** Teams of a tenant's people: who belongs to which, and as what. */
@NullMarked
package foyer.tenancy.teams;

import org.jspecify.annotations.NullMarked;
