/**
 * A tenant's time set by hand, so that a year of its billing can be walked through in a test; nothing of it is there in
 * production.
 */
@NullMarked
package foyer.billing.clocks;

import org.jspecify.annotations.NullMarked;
