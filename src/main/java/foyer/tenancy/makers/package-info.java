/** Whose a job or an entry of the log is, as people see it. */
@NullMarked
package foyer.tenancy.makers;

import org.jspecify.annotations.NullMarked;
