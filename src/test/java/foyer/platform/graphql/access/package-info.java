/** Tests of who may use a field. */
@NullMarked
package foyer.platform.graphql.access;

import org.jspecify.annotations.NullMarked;
