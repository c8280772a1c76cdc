/** The schema's own scalars: what each accepts, and the one form in which it is kept and answered. */
@NullMarked
package foyer.platform.graphql.scalars;

import org.jspecify.annotations.NullMarked;
