/** Jobs: what becomes of them, whatever fails or dies, and what people see of it. */
@NullMarked
package foyer.jobs;

import org.jspecify.annotations.NullMarked;
