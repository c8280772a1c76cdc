/** Tests of what people do with their own accounts. */
@NullMarked
package foyer.tenancy.account;

import org.jspecify.annotations.NullMarked;
