/** What happened: rows written in the business transaction, for listeners and subscribers. */
@NullMarked
package foyer.platform.events;

import org.jspecify.annotations.NullMarked;
