/** Wires the engine so that an operation runs on its request's thread from the first field to the last. */
@NullMarked
package foyer.platform.graphql.execution;

import org.jspecify.annotations.NullMarked;
