package foyer.platform.graphql.socket;

import graphql.ExecutionResult;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the server says. */
@Component
class ServerMessages {

    static final String ACKNOWLEDGEMENT = "{\"type\":\"connection_ack\"}";

    private final JsonMapper json;

    ServerMessages(JsonMapper json) {
        this.json = json;
    }

    String next(String id, ExecutionResult result) {
        return message(id, "next", result.toSpecification());
    }

    /** Errors without data: nothing follows for this operation. */
    String error(String id, ExecutionResult result) {
        return message(
                id, "error", Objects.requireNonNull(result.toSpecification().get("errors")));
    }

    String complete(String id) {
        return message(id, "complete", null);
    }

    String pong(@Nullable Object payload) {
        return message(null, "pong", payload);
    }

    private String message(@Nullable String id, String type, @Nullable Object payload) {
        var message = new LinkedHashMap<String, Object>();
        if (id != null) {
            message.put("id", id);
        }
        message.put("type", type);
        if (payload != null) {
            message.put("payload", payload);
        }
        return json.writeValueAsString(message);
    }
}
