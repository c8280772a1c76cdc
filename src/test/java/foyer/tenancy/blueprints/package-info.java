/** Tests of the package of this name. */
@NullMarked
package foyer.tenancy.blueprints;

import org.jspecify.annotations.NullMarked;
