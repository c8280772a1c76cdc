/** Tests of explanations of access. */
@NullMarked
package foyer.tenancy.explain;

import org.jspecify.annotations.NullMarked;
