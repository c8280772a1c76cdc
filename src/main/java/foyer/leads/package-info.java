/** Leads: people and companies who may become customers, and the pipelines that they move through. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "tenancy", "records"})
@NullMarked
package foyer.leads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
