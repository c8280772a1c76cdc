/** What all transports share: who calls, what is bound around an operation, how it runs, what is told of it. */
@NullMarked
package foyer.platform.graphql.transport;

import org.jspecify.annotations.NullMarked;
