/** Uploads, media and documents: two-phase uploads, checks, signed links, on a storage driver. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "entitlements", "jobs"})
@NullMarked
package foyer.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
