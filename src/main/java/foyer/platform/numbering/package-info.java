/** Business numbers without gaps: invoices, contracts, properties. */
@NullMarked
package foyer.platform.numbering;

import org.jspecify.annotations.NullMarked;
