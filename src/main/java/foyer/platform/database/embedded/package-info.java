/** The PostgreSQL server that Foyer brings along, so that it starts without Docker or an installed database. */
@NullMarked
package foyer.platform.database.embedded;

import org.jspecify.annotations.NullMarked;
