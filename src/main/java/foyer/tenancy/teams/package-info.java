/** Teams of a tenant's people: who belongs to which, and as what. */
@NamedInterface("teams")
@NullMarked
package foyer.tenancy.teams;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
