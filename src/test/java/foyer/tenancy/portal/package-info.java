/** Tests of portals. */
@NullMarked
package foyer.tenancy.portal;

import org.jspecify.annotations.NullMarked;
