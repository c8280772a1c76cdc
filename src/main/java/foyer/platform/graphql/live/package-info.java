/** Subscriptions: what they watch, how a message is executed, and the streams that lose nothing. */
@NullMarked
package foyer.platform.graphql.live;

import org.jspecify.annotations.NullMarked;
