/** What a tenant may do, without asking any provider: claims, limits, usage and access level. Billing writes it, everyone reads it. */
@ApplicationModule(allowedDependencies = {"platform", "audit"})
@NullMarked
package foyer.entitlements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
