/** Which modules a tenant uses, and its own switches of them. */
@NullMarked
package foyer.tenancy.modules;

import org.jspecify.annotations.NullMarked;
