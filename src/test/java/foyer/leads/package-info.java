/** Tests of leads. */
@NullMarked
package foyer.leads;

import org.jspecify.annotations.NullMarked;
