/** The pictures of a tenant's people. */
@NullMarked
package foyer.tenancy.avatars;

import org.jspecify.annotations.NullMarked;
