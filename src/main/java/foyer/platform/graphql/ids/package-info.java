/** Typed ids in the schema: arguments that do not bind, and objects found by their id alone. */
@NullMarked
package foyer.platform.graphql.ids;

import org.jspecify.annotations.NullMarked;
