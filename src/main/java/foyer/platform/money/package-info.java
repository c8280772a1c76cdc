/** Amounts of money, exact, as every module's schema shows them. */
@NullMarked
package foyer.platform.money;

import org.jspecify.annotations.NullMarked;
