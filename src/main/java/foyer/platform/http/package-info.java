/** The one way out to vendors and to addresses that tenants give: bounded, checked, and never from a transaction. */
@NullMarked
package foyer.platform.http;

import org.jspecify.annotations.NullMarked;
