/** What each module adds to the archive of all that a tenant has: its tables, and which of their columns people get. */
@NullMarked
package foyer.platform.export;

import org.jspecify.annotations.NullMarked;
