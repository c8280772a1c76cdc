/** Tests of what gives the SDL its meaning, on small schemas of their own and on the whole one. */
@NullMarked
package foyer.platform.graphql.schema;

import org.jspecify.annotations.NullMarked;
