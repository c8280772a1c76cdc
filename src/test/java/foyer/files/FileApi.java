package foyer.files;

import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The file operations as one member sends them, and the requests that links answer. */
public record FileApi(TestMember member) {

    /** An id that nothing has. */
    static final String NOWHERE = new FileId(UUID.fromString("01890000-0000-7000-8000-000000000001")).toString();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** An announced file, and where its bytes go. */
    public record Announced(String id, String url, String contentType) {}

    /** A map with nulls in it, for variables. */
    static Map<String, @Nullable Object> input(@Nullable Object... pairs) {
        var input = new HashMap<String, @Nullable Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            input.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return input;
    }

    GraphQlAnswer run(String mutation, @Nullable Object... pairs) {
        return member.client().run("files/" + mutation, Map.of("input", input(pairs)));
    }

    /** The result of a mutation that has to succeed. */
    JsonNode done(String mutation, @Nullable Object... pairs) {
        return run(mutation, pairs).succeeded(mutation).data(mutation + ".file");
    }

    /** Announces a file. */
    public Announced announce(String name, String contentType, String purpose, long size, @Nullable Object... more) {
        var input = input(more);
        input.putAll(Map.of("name", name, "contentType", contentType, "purpose", purpose, "size", size));
        var answer = member.client()
                .run("files/fileUploadCreate", Map.of("input", input))
                .succeeded("fileUploadCreate");
        return new Announced(
                answer.text("fileUploadCreate.file.id"), answer.text("fileUploadCreate.upload.url"), contentType);
    }

    /** Announces a picture and brings its bytes, and nothing more. */
    public String brought(byte[] bytes) {
        var file = announce("a.png", "image/png", "MEDIA", bytes.length);
        put(file, bytes);
        return file.id();
    }

    /** A READY file's id. */
    public String upload(String name, String contentType, String purpose, byte[] bytes) {
        var file = announce(name, contentType, purpose, bytes.length);
        put(file, bytes);
        return done("fileUploadComplete", "id", file.id()).path("id").asString();
    }

    /** A READY picture's id. */
    public String picture() {
        return upload("a.png", "image/png", "MEDIA", Samples.png());
    }

    /** The id of a picture that is deleted. */
    public String deleted() {
        var id = picture();
        done("fileDelete", "id", id);
        return id;
    }

    /** A link to the file's bytes. */
    String url(String id) {
        return member.client().run("files/file", Map.of("id", id)).text("file.url");
    }

    static HttpResponse<byte[]> put(Announced file, byte[] bytes, String... headers) {
        return send("PUT", file.url(), bytes, with(headers, "Content-Type", file.contentType()));
    }

    public static HttpResponse<byte[]> get(String url, String... headers) {
        return send("GET", url, null, headers);
    }

    /** How much of an upload is there. */
    static long arrived(Announced file) {
        return send("HEAD", file.url(), null)
                .headers()
                .firstValueAsLong("Upload-Offset")
                .orElse(-1);
    }

    static HttpResponse<byte[]> send(String method, String url, byte @Nullable [] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = name;
        all[1] = value;
        return all;
    }
}
