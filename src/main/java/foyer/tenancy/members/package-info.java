/** What happens to people who are members: roles, suspension, leaving, and who owns the tenant. */
@NullMarked
package foyer.tenancy.members;

import org.jspecify.annotations.NullMarked;
