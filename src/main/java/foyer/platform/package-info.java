/** What every module stands on; technical, knows no business word, and is open to all of them. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package foyer.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
