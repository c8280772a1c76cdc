package foyer.bench;

import foyer.bench.data.BenchData.Owner;
import foyer.bench.load.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company that works through the API, as its owner. */
record Company(ServerProcess server, Owner owner) {

    private static final int LOOK_MILLIS = 500;

    JsonNode query(String document) {
        return server.data(owner.token(), json(Map.of("query", document)));
    }

    JsonNode mutate(String mutation, String type, String selection, Map<String, ?> input) {
        var query = "mutation($input: " + type + "!) { " + mutation + "(input: $input) { " + selection + " } }";
        return server.data(owner.token(), json(Map.of("query", query, "variables", Map.of("input", input))))
                .path(mutation);
    }

    /** The job when it has ended, and ended well. */
    JsonNode ended(String job) throws InterruptedException {
        while (true) {
            var now = query("{ job(id: \"%s\") { status startedAt finishedAt output error { message } } }"
                            .formatted(job))
                    .path("job");
            if (now.path("status").asString().equals("COMPLETED")) {
                return now;
            }
            if (!now.path("finishedAt").isNull()) {
                throw new IllegalStateException(now.toString());
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Writes the file with this id to a place of our own. */
    void download(String file, Path to) throws IOException, InterruptedException {
        var url = query("{ file(id: \"%s\") { url } }".formatted(file))
                .path("file")
                .path("url")
                .asString();
        try (var client = HttpClient.newHttpClient()) {
            var get = HttpRequest.newBuilder(server.uri(URI.create(url).getPath()));
            client.send(get.build(), BodyHandlers.ofFile(to));
        }
    }

    private static String json(Map<String, ?> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
