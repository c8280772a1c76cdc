/** Tests of the package of this name. */
@NullMarked
package foyer.tenancy.modules;

import org.jspecify.annotations.NullMarked;
