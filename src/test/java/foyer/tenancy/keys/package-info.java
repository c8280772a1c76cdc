/** Tests of API keys. */
@NullMarked
package foyer.tenancy.keys;

import org.jspecify.annotations.NullMarked;
