/** Tenants themselves: made, found, shown, and what is told of them. */
@NullMarked
package foyer.tenancy.tenants;

import org.jspecify.annotations.NullMarked;
