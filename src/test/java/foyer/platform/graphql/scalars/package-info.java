/** Tests of the schema's own scalars. */
@NullMarked
package foyer.platform.graphql.scalars;

import org.jspecify.annotations.NullMarked;
