/** Tests of what tenants may do and use. */
@NullMarked
package foyer.entitlements;

import org.jspecify.annotations.NullMarked;
