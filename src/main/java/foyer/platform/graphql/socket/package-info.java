/** GraphQL over WebSocket ({@code graphql-transport-ws}): sockets, their messages, their limits and their ends. */
@NullMarked
package foyer.platform.graphql.socket;

import org.jspecify.annotations.NullMarked;
