/** What people write about, and what happened to, a record of any kind: notes and timelines, by subject. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "entitlements", "jobs", "files", "tenancy"})
@NullMarked
package foyer.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
