/** What each module has of a tenant, to be counted and taken out when the tenant is deleted. */
@NullMarked
package foyer.platform.purge;

import org.jspecify.annotations.NullMarked;
