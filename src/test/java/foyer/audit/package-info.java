/** Tests of the audit log. */
@NullMarked
package foyer.audit;

import org.jspecify.annotations.NullMarked;
