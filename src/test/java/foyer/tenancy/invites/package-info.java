/** Tests of invites. */
@NullMarked
package foyer.tenancy.invites;

import org.jspecify.annotations.NullMarked;
