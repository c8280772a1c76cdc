/** GraphQL over HTTP: transport, limits, directives, ids, connections and errors that every module's schema uses. */
@NullMarked
package foyer.platform.graphql;

import org.jspecify.annotations.NullMarked;
