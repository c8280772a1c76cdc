/** Tests of typed ids in arguments, and of objects found by them. */
@NullMarked
package foyer.platform.graphql.ids;

import org.jspecify.annotations.NullMarked;
