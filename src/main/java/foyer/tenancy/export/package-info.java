/** All that the tenant acted in has, in an archive that its owner takes away. */
@NullMarked
package foyer.tenancy.export;

import org.jspecify.annotations.NullMarked;
