package foyer.leads.transfer;

import static org.awaitility.Awaitility.await;

import foyer.files.FileApi;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Files in and out over the API. */
public final class Transfers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Transfers() {}

    static String upload(TestMember member, String text) {
        return new FileApi(member).upload("leads.csv", "text/csv", "IMPORT", text.getBytes(StandardCharsets.UTF_8));
    }

    static GraphQlAnswer leadImport(TestMember member, String file, Map<String, ?> more) {
        var input = new HashMap<String, Object>(more);
        input.put("fileId", file);
        return member.client().post(GraphQlClient.document("leads/leadImport"), Map.of("input", input));
    }

    /** What the mutation's job answers, as soon as it has done its work. */
    public static JsonNode output(TestMember member, GraphQlAnswer answer, String mutation) {
        var query = "{ job(id: \"" + answer.succeeded(mutation).text(mutation + ".job.id") + "\") { status output } }";
        await().atMost(PATIENCE)
                .until(() -> member.client().post(query).text("job.status").equals("COMPLETED"));
        return member.client().post(query).data("job.output");
    }

    public static String bytes(TestMember member, String file) throws IOException, InterruptedException {
        var url = member.client().post("{ file(id: \"" + file + "\") { url } }").text("file.url");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        }
    }
}
