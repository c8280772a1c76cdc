/** How far the database keeps tenants apart, table by table, as its catalogue says now. */
@NullMarked
package foyer.platform.isolation;

import org.jspecify.annotations.NullMarked;
