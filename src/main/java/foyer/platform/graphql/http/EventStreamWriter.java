package foyer.platform.graphql.http;

import foyer.platform.graphql.live.LiveOperations;
import graphql.ExecutionResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one event stream. A reader that takes nothing for as long as the server's connections may be silent
 * ({@code server.tomcat.connection-timeout}) is cut off.
 */
final class EventStreamWriter implements LiveOperations.Listener {

    private static final byte[] COMMENT = ascii(":\n\n");
    private static final byte[] NEXT = ascii("event: next\ndata: ");
    private static final byte[] END_OF_EVENT = ascii("\n\n");
    private static final byte[] COMPLETE = ascii("event: complete\ndata:\n\n");

    /** The first byte to a reader that is gone is lost without a word; only the next one tells. */
    private static final Duration ECHO = Duration.ofSeconds(1);

    private final OutputStream out;
    private final JsonMapper json;
    private final Duration keepAlive;
    private boolean probing;

    EventStreamWriter(OutputStream out, JsonMapper json, Duration keepAlive) {
        this.out = out;
        this.json = json;
        this.keepAlive = keepAlive;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** JSON is one line: line breaks in its texts are escaped. */
    @Override
    public void next(ExecutionResult result) throws IOException {
        out.write(NEXT);
        out.write(json.writeValueAsBytes(result.toSpecification()));
        out.write(END_OF_EVENT);
        out.flush();
    }

    @Override
    public void failed(ExecutionResult errors) throws IOException {
        next(errors);
        completed();
    }

    @Override
    public void completed() throws IOException {
        out.write(COMPLETE);
        out.flush();
    }

    @Override
    public Duration patience() {
        return probing ? ECHO : keepAlive;
    }

    @Override
    public void silent() throws IOException {
        probing = !probing;
        out.write(COMMENT);
        out.flush();
    }
}
