package foyer.platform.graphql.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Raw HTTP to a {@link TransportServer}; adds no header that the test did not ask for. */
record Http(TransportServer server, Map<String, String> headers) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What was answered. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        JsonNode data() {
            return json().path("data");
        }

        JsonNode error() {
            return json().path("errors").path(0);
        }

        JsonNode extension(String name) {
            return error().path("extensions").path(name);
        }

        String code() {
            return extension("code").asString("");
        }

        String reason() {
            return extension("reason").asString("");
        }

        List<String> codes() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("extensions").path("code").asString(""))
                    .toList();
        }
    }

    static Http to(TransportServer server) {
        return new Http(
                server, Map.of("Content-Type", "application/json", "Accept", "application/graphql-response+json"));
    }

    Http with(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Http(server, all);
    }

    Http without(String name) {
        var all = new LinkedHashMap<>(headers);
        all.remove(name);
        return new Http(server, all);
    }

    Http as(String who) {
        return with("Authorization", "Bearer " + who);
    }

    Answer query(String document) {
        return query(document, Map.of());
    }

    Answer query(String document, Map<String, ?> variables) {
        return body(JSON.writeValueAsString(Map.of("query", document, "variables", variables)));
    }

    Answer body(String body) {
        return bytes(body.getBytes(StandardCharsets.UTF_8));
    }

    Answer bytes(byte[] body) {
        return send("POST", "/graphql", BodyPublishers.ofByteArray(body));
    }

    /** Without saying how long the body is. */
    Answer chunked(byte[] body) {
        return send("POST", "/graphql", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    Answer send(String method, String path) {
        return send(method, path, BodyPublishers.noBody());
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(server.uri(path)).method(method, body);
        headers.forEach(request::header);
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
