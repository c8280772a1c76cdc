/** Explains who may do what, and why not, by the checks that are made when it is done. */
@NullMarked
package foyer.tenancy.explain;

import org.jspecify.annotations.NullMarked;
