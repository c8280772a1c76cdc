/** API keys: what servers act in a tenant by. */
@NullMarked
package foyer.tenancy.keys;

import org.jspecify.annotations.NullMarked;
