/** What a tenant asks of whoever signs in: of several tenants' policies the strictest counts. */
@NullMarked
package foyer.tenancy.policies;

import org.jspecify.annotations.NullMarked;
