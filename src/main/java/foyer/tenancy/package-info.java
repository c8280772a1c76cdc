/** Companies, who belongs to them and as what, and whatever needs a user and a tenant together, such as a session. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "entitlements", "jobs", "files", "identity"})
@NullMarked
package foyer.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
