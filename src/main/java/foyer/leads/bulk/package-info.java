/** Jobs that change many leads. */
@NullMarked
package foyer.leads.bulk;

import org.jspecify.annotations.NullMarked;
