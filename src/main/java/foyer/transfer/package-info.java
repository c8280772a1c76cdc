/** The import and export engine: reads and writes tables of rows as jobs; modules register what rows are. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "entitlements", "jobs", "files", "tenancy", "records"})
@NullMarked
package foyer.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
