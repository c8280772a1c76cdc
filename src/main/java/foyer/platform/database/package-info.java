/** PostgreSQL: logins, pools, migrations, and the tenant that every statement runs for. */
@NullMarked
package foyer.platform.database;

import org.jspecify.annotations.NullMarked;
