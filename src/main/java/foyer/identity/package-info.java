/** People, how they prove who they are, their sessions and the tokens of these. Knows no tenant but by its id. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "jobs"})
@NullMarked
package foyer.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
