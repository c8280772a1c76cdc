/** The test kit: databases, the running application, tenants and a client, for every module's tests. */
@NullMarked
package foyer.testing;

import org.jspecify.annotations.NullMarked;
