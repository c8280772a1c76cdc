/** What a smaller plan freezes, shown and chosen before it comes; the modules that keep the records freeze them. */
@NullMarked
package foyer.billing.downgrades;

import org.jspecify.annotations.NullMarked;
