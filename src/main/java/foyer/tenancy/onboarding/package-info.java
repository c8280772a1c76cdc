/** How a tenant is set up: what it would have, its making in one go, how far it has come, and its sample data. */
@NamedInterface("onboarding")
@NullMarked
package foyer.tenancy.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
