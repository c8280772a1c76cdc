/** Tests of changes of memberships. */
@NullMarked
package foyer.tenancy.members;

import org.jspecify.annotations.NullMarked;
