/** Archives of all that a tenant has, asked for and read as an owner does it. */
@NullMarked
package foyer.tenancy.export;

import org.jspecify.annotations.NullMarked;
