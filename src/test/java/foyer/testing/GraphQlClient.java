package foyer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the server under test that speaks plain HTTP and adds nothing of its own but the headers it was given.
 * Immutable: {@link #as} and {@link #with} answer another client.
 */
public final class GraphQlClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String DOCUMENTS = "/graphql-test/";

    private final Supplier<URI> server;
    private final Map<String, String> headers;

    GraphQlClient(Supplier<URI> server) {
        this(server, Map.of());
    }

    private GraphQlClient(Supplier<URI> server, Map<String, String> headers) {
        this.server = server;
        this.headers = headers;
    }

    /** The same server with these tokens. */
    public GraphQlClient as(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    /** The same server, with one more header on every request. */
    public GraphQlClient with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new GraphQlClient(server, all);
    }

    /** Another node, with the same headers. */
    public GraphQlClient at(URI node) {
        return new GraphQlClient(() -> node, headers);
    }

    /** The same server, without any header. */
    public GraphQlClient anonymous() {
        return new GraphQlClient(server);
    }

    /** Sends a document as it stands. */
    public GraphQlAnswer post(String document) {
        return post(document, Map.of());
    }

    /** Sends a document as it stands, with variables. */
    public GraphQlAnswer post(String document, Map<String, ? extends @Nullable Object> variables) {
        var body = new HashMap<String, Object>();
        body.put("query", document);
        if (!variables.isEmpty()) {
            body.put("variables", variables);
        }
        return postBody(JSON.writeValueAsString(body));
    }

    /** Sends the document {@code src/test/resources/graphql-test/<name>.graphql}. */
    public GraphQlAnswer run(String name) {
        return run(name, Map.of());
    }

    /** Sends the document {@code src/test/resources/graphql-test/<name>.graphql}, with variables. */
    public GraphQlAnswer run(String name, Map<String, ? extends @Nullable Object> variables) {
        return post(document(name), variables);
    }

    /** Sends any text as JSON to {@code /graphql}. */
    public GraphQlAnswer postBody(String body) {
        return send(
                "/graphql",
                request -> request.header("Content-Type", "application/json")
                        .header("Accept", "application/graphql-response+json, application/json;q=0.9")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Sends any request to a path of the server. */
    public GraphQlAnswer send(String path, Consumer<HttpRequest.Builder> request) {
        var builder = HttpRequest.newBuilder(server.get().resolve(path)).timeout(TIMEOUT);
        headers.forEach(builder::header);
        request.accept(builder);
        try {
            var response = HTTP.send(builder.build(), BodyHandlers.ofString());
            return new GraphQlAnswer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where the server listens, for clients of another kind. */
    public URI server() {
        return server.get();
    }

    /** The text of a test document, {@code "leads/create"}. */
    public static String document(String name) {
        try (var file = GraphQlClient.class.getResourceAsStream(DOCUMENTS + name + ".graphql")) {
            if (file == null) {
                throw new IllegalArgumentException("no document src/test/resources" + DOCUMENTS + name + ".graphql");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
