/** The audit log: who did what, when and from where, append-only, written in the transaction of the deed. */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package foyer.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
