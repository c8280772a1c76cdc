package foyer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What comes of one operation on a {@link SocketClient}, message by message. */
public final class Watch {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonNode LOST = JsonNodeFactory.instance.objectNode().put("type", "lost");

    private final LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final Runnable complete;

    Watch(Runnable complete) {
        this.complete = complete;
    }

    void put(JsonNode message) {
        messages.add(message);
    }

    void lost() {
        messages.add(LOST);
    }

    /** Tells the server that this is enough. */
    public void complete() {
        complete.run();
    }

    /** The next message of any type; null when none comes within this time. */
    public @Nullable JsonNode message(Duration wait) {
        try {
            return messages.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** The next message of any type, which has to come. */
    public JsonNode message() {
        var message = message(PATIENCE);
        if (message == null) {
            throw new AssertionError("no message within " + PATIENCE);
        }
        return message;
    }

    /** The data of the next message, which has to be one without errors. */
    public JsonNode next() {
        var message = message();
        assertThat(message.path("type").asString()).as("%s", message).isEqualTo("next");
        assertThat(message.path("payload").path("errors").isMissingNode())
                .as("%s", message)
                .isTrue();
        return message.path("payload").path("data");
    }

    /** The root field of the next message's data. */
    public JsonNode next(String field) {
        return next().path(field);
    }

    /** The codes of the next message, which has to be {@code error}. */
    public List<String> errorCodes() {
        var message = message();
        assertThat(message.path("type").asString()).as("%s", message).isEqualTo("error");
        var codes = new ArrayList<String>();
        message.path("payload")
                .forEach(
                        error -> codes.add(error.path("extensions").path("code").asString()));
        return codes;
    }

    /** Fails when a message comes within this time. */
    public void nothingFor(Duration wait) {
        assertThat(message(wait)).isNull();
    }
}
