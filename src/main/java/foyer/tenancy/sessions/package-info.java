/** Sessions opened, prolonged, moved to another tenant and ended; whoever signs in passes here. */
@NullMarked
package foyer.tenancy.sessions;

import org.jspecify.annotations.NullMarked;
