/** Ways into a tenant that exists: who they are open to, and how whoever comes in becomes a member. */
@NullMarked
package foyer.tenancy.entry;

import org.jspecify.annotations.NullMarked;
