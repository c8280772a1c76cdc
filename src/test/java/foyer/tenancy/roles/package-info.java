/** Tests of roles of the tenant's own. */
@NullMarked
package foyer.tenancy.roles;

import org.jspecify.annotations.NullMarked;
