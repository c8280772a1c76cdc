/** Tests of what this package promises, over HTTP and against its tables. */
/** Tests of leads. */
@NullMarked
package foyer.leads;

import org.jspecify.annotations.NullMarked;
