/** Work that outlives a request: the queue, its handlers, progress, retries and recurring tasks. Other modules register typed handlers. */
@ApplicationModule(allowedDependencies = {"platform", "audit", "entitlements"})
@NullMarked
package foyer.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
