package foyer.platform.graphql.socket;

import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.limits.LimitSettings;
import foyer.platform.graphql.transport.OperationBody;
import foyer.platform.graphql.transport.StrictJson;
import foyer.platform.messages.Messages;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what clients say, and nothing that is not said as the protocol has it. */
@Component
class ClientMessages {

    private static final int LONGEST_ID = 256;
    private static final int SHOWN = 40;

    private final StrictJson json;
    private final Messages messages;

    ClientMessages(LimitSettings limits, Messages messages) {
        this.json = new StrictJson(limits);
        this.messages = messages;
    }

    ClientMessage read(String text) throws BadMessage {
        try {
            return read(json.object(text));
        } catch (ApiException e) {
            throw new BadMessage(
                    messages.in(Locale.ENGLISH, e.messageKey(), e.arguments().toArray()));
        }
    }

    private static ClientMessage read(Map<String, @Nullable Object> message) throws BadMessage {
        var type = type(message);
        var payload = message.get("payload");
        return switch (type) {
            case "connection_init" -> init(payload == null ? Map.of() : object(type, payload));
            case "subscribe" ->
                new ClientMessage.Subscribe(id(type, message), OperationBody.read(object(type, payload)));
            case "complete" -> new ClientMessage.Complete(id(type, message));
            case "ping" -> new ClientMessage.Ping(payload == null ? null : object(type, payload));
            case "pong" -> pong(type, payload);
            default -> throw new BadMessage("Unknown message type \"" + shown(type) + "\"");
        };
    }

    private static ClientMessage init(Map<String, @Nullable Object> payload) throws BadMessage {
        return new ClientMessage.Init(text(payload, "authorization"), text(payload, "ticket"), text(payload, "tenant"));
    }

    private static @Nullable String text(Map<String, @Nullable Object> payload, String name) throws BadMessage {
        var value = payload.get(name);
        if (value != null && !(value instanceof String)) {
            throw new BadMessage("\"" + name + "\" of \"connection_init\" is a text");
        }
        return (String) value;
    }

    private static String type(Map<String, @Nullable Object> message) throws BadMessage {
        if (message.get("type") instanceof String type) {
            return type;
        }
        throw new BadMessage("A message has a \"type\", which is a text");
    }

    private static ClientMessage pong(String type, @Nullable Object payload) throws BadMessage {
        if (payload != null) {
            object(type, payload);
        }
        return new ClientMessage.Pong();
    }

    private static String id(String type, Map<String, @Nullable Object> message) throws BadMessage {
        if (message.get("id") instanceof String id && !id.isEmpty() && id.length() <= LONGEST_ID) {
            return id;
        }
        throw new BadMessage("\"" + type + "\" has an \"id\", which is a text of 1 to " + LONGEST_ID + " characters");
    }

    @SuppressWarnings("unchecked") // JSON's keys are texts.
    private static Map<String, @Nullable Object> object(String type, @Nullable Object payload) throws BadMessage {
        if (!(payload instanceof Map)) {
            throw new BadMessage("The \"payload\" of \"" + type + "\" is an object");
        }
        return (Map<String, @Nullable Object>) payload;
    }

    private static String shown(String type) {
        return type.length() <= SHOWN ? type : type.substring(0, SHOWN) + "…";
    }
}
