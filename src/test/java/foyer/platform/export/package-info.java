/** How rows are read that people take away. */
@NullMarked
package foyer.platform.export;

import org.jspecify.annotations.NullMarked;
