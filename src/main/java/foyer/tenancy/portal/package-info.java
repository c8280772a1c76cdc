/** The portal of a tenant: who may become its customer, and how they do. */
@NullMarked
package foyer.tenancy.portal;

import org.jspecify.annotations.NullMarked;
