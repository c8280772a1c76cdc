/** The deletion of a tenant: asked for by its owner, cancelled, and carried out after its grace. Source: tenancy, "Deletion". */
@NullMarked
package foyer.tenancy.deletion;

import org.jspecify.annotations.NullMarked;
