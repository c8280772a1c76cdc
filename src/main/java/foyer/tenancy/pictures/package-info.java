/** Which files of a tenant can be shown as its pictures. */
@NullMarked
package foyer.tenancy.pictures;

import org.jspecify.annotations.NullMarked;
