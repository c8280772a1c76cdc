package foyer.platform.graphql.socket;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;

/** What a client says ({@code PROTOCOL.md} of graphql-ws, "Message types"). */
sealed interface ClientMessage {

    /** Who it is, and the tenant that it believes to act in. */
    record Init(
            @Nullable String authorization,
            @Nullable String ticket,
            @Nullable String tenant) implements ClientMessage {}

    record Subscribe(String id, GraphQlRequest operation) implements ClientMessage {}

    record Complete(String id) implements ClientMessage {}

    record Ping(@Nullable Object payload) implements ClientMessage {}

    record Pong() implements ClientMessage {}
}
