/** Tests of what every mutation has around it. */
@NullMarked
package foyer.platform.graphql.mutation;

import org.jspecify.annotations.NullMarked;
