/** Gives the SDL its meaning: walks the schema once, at the start, and puts guards and outcomes around its fetchers. */
@NullMarked
package foyer.platform.graphql.schema;

import org.jspecify.annotations.NullMarked;
