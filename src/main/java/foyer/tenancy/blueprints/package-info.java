/** What each blueprint gives a tenant of roles and modules: data of the deployment, {@code db/blueprint/<BLUEPRINT>}. */
@NullMarked
package foyer.tenancy.blueprints;

import org.jspecify.annotations.NullMarked;
