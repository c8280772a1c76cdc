package foyer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered, as it came, and ways to look into it; each look fails when the answer is another. */
public record GraphQlAnswer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The body as JSON. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /**
     * The value at a path below {@code data}, {@code "leads.nodes"} or {@code "leads.nodes.0.title"}, of an answer
     * without top-level errors. A missing field fails; null is answered as JSON's null.
     */
    public JsonNode data(String path) {
        assertThat(errors()).as("top-level errors in %s", body).isEmpty();
        return partialData(path);
    }

    /** As {@link #data}, of an answer that may have top-level errors too. */
    public JsonNode partialData(String path) {
        var node = json().path("data");
        for (var name : path.split("\\.", -1)) {
            node = node.isArray() ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        assertThat(node.isMissingNode()).as("no %s in %s", path, body).isFalse();
        return node;
    }

    /** The text at a path below {@code data}. */
    public String text(String path) {
        return data(path).asString();
    }

    /** The top-level errors, empty when there are none. */
    public List<JsonNode> errors() {
        return json().path("errors").valueStream().toList();
    }

    /** The codes of the top-level errors, in order. */
    public List<String> errorCodes() {
        return errors().stream()
                .map(error -> error.path("extensions").path("code").asString())
                .toList();
    }

    /** The user errors of a mutation's payload. */
    public List<JsonNode> userErrors(String mutation) {
        return data(mutation + ".userErrors").valueStream().toList();
    }

    /** The codes of the user errors of a mutation's payload, in order. */
    public List<String> userErrorCodes(String mutation) {
        return userErrors(mutation).stream()
                .map(error -> error.path("code").asString())
                .toList();
    }

    /** Fails unless the answer has neither top-level errors nor user errors of this mutation. */
    public GraphQlAnswer succeeded(String mutation) {
        assertThat(userErrors(mutation)).as("user errors of %s", mutation).isEmpty();
        return this;
    }
}
