/** Operations that are named by the hash of their document: those that clients teach, and those of a deployment. */
@NullMarked
package foyer.platform.graphql.persisted;

import org.jspecify.annotations.NullMarked;
