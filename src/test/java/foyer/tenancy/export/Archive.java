package foyer.tenancy.export;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.Awaited;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants.TestMember;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An archive as its owner gets it, in the order of its entries. */
record Archive(Map<String, byte[]> entries) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static GraphQlAnswer request(TestMember as, Map<String, ?> input) {
        return as.client().run("tenancy/tenantExportRequest", Map.of("input", input));
    }

    /** The id of the file, as soon as it is there. */
    static String file(TestMember as, GraphQlAnswer answer) {
        var id = answer.succeeded("tenantExportRequest").text("tenantExportRequest.job.id");
        var query = "{ job(id: \"" + id + "\") { status output } }";
        Awaited.until(() -> as.client().post(query).text("job.status").equals("COMPLETED"));
        return as.client().post(query).data("job.output").path("file").asString();
    }

    /** Asks for one and takes it. */
    static Archive of(TestMember owner) {
        var file = file(owner, request(owner, Map.of()));
        return read(download(
                owner.client().post("{ file(id: \"" + file + "\") { url } }").text("file.url")));
    }

    private static byte[] download(String url) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Archive read(byte[] zip) {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entries.put(entry.getName(), in.readAllBytes()))
                        .as(entry.getName())
                        .isNull();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Archive(entries);
    }

    byte[] bytes(String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    List<JsonNode> rows(String name) {
        return text(name).lines().map(JSON::readTree).toList();
    }

    JsonNode manifest() {
        return JSON.readTree(bytes("manifest.json"));
    }

    /** All of it, for what must not be in it. */
    String everything() {
        var all = new StringBuilder();
        entries.forEach(
                (name, bytes) -> all.append(name).append('\n').append(new String(bytes, StandardCharsets.UTF_8)));
        return all.toString();
    }
}
