/** Turns whatever goes wrong into errors with a code, a message in the caller's language and the request's id. */
@NullMarked
package foyer.platform.graphql.errors;

import org.jspecify.annotations.NullMarked;
