/** The name and the settings of the tenant acted in, and their change. */
@NullMarked
package foyer.tenancy.settings;

import org.jspecify.annotations.NullMarked;
