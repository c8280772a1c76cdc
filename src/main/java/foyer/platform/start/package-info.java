/** Starting: settings and profiles are checked first, a wrong one ends the start with one line, a good start tells where. */
@NullMarked
package foyer.platform.start;

import org.jspecify.annotations.NullMarked;
