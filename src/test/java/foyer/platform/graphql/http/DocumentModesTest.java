package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Which documents run, by the deployment's mode, the way they are named and who asks; and what stops the start. */
@Tag("graphql")
class DocumentModesTest {

    private static final String TRUSTED = "query Trusted { hello }";
    private static final String OTHER = "query Other { hello }";
    private static final String OF_APOLLO = "query OfApollo { item { id } }";

    private static final Map<String, TransportServer> SERVERS = new HashMap<>();

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws IOException {
        var codegen = write("a.json", Map.of("sha256:" + PersistedDocumentsTest.hash(TRUSTED), TRUSTED));
        write(
                "b.json",
                Map.of(
                        "format",
                        "apollo-persisted-query-manifest",
                        "version",
                        1,
                        "operations",
                        List.of(Map.of(
                                "id",
                                PersistedDocumentsTest.hash(OF_APOLLO),
                                "name",
                                "OfApollo",
                                "type",
                                "query",
                                "body",
                                OF_APOLLO))));
        Files.writeString(folder.resolve("read.me"), "no manifest");
        SERVERS.put("OFF", TransportServer.with("foyer.documents.mode=OFF"));
        SERVERS.put("APQ", TransportServer.shared());
        SERVERS.put(
                "TRUSTED_PREFERRED",
                TransportServer.with("foyer.documents.mode=TRUSTED_PREFERRED", "foyer.documents=" + codegen));
        SERVERS.put(
                "TRUSTED_ONLY", TransportServer.with("foyer.documents.mode=TRUSTED_ONLY", "foyer.documents=" + folder));
    }

    @AfterAll
    static void stop() {
        SERVERS.remove("APQ");
        SERVERS.values().forEach(TransportServer::close);
    }

    @ParameterizedTest(name = "{0}: {1} from {2}")
    @CsvSource(delimiter = '|', textBlock = """
            OFF               | text       | none      | runs
            OFF               | hash       | none      | BAD_USER_INPUT
            OFF               | text+hash  | none      | BAD_USER_INPUT
            OFF               | id         | developer | BAD_USER_INPUT
            OFF               | text+id    | none      | BAD_USER_INPUT
            APQ               | text       | none      | runs
            APQ               | hash       | member    | PERSISTED_QUERY_NOT_FOUND
            APQ               | text+hash  | none      | runs
            APQ               | id         | developer | BAD_USER_INPUT
            TRUSTED_PREFERRED | text       | none      | runs
            TRUSTED_PREFERRED | hash       | member    | PERSISTED_QUERY_NOT_FOUND
            TRUSTED_PREFERRED | text+hash  | none      | runs
            TRUSTED_PREFERRED | id         | none      | PERSISTED_QUERY_NOT_FOUND
            TRUSTED_PREFERRED | text+id    | none      | runs
            TRUSTED_PREFERRED | trusted id | none      | runs
            TRUSTED_PREFERRED | trusted hash | none    | runs
            TRUSTED_ONLY      | text       | none      | UNAUTHENTICATED MISSING
            TRUSTED_ONLY      | text       | ended     | UNAUTHENTICATED EXPIRED
            TRUSTED_ONLY      | text       | user      | FORBIDDEN
            TRUSTED_ONLY      | text       | member    | FORBIDDEN
            TRUSTED_ONLY      | text       | developer | runs
            TRUSTED_ONLY      | text+hash  | member    | FORBIDDEN
            TRUSTED_ONLY      | text+id    | member    | FORBIDDEN
            TRUSTED_ONLY      | text+hash  | developer | runs
            TRUSTED_ONLY      | hash       | developer | PERSISTED_QUERY_NOT_FOUND
            TRUSTED_ONLY      | hash       | member    | PERSISTED_QUERY_NOT_FOUND
            TRUSTED_ONLY      | id         | member    | PERSISTED_QUERY_NOT_FOUND
            TRUSTED_ONLY      | trusted id | none      | runs
            TRUSTED_ONLY      | trusted id | member    | runs
            TRUSTED_ONLY      | trusted hash | none    | runs
            TRUSTED_ONLY      | trusted text | none    | runs
            TRUSTED_ONLY      | apollo id  | none      | runs
            """)
    void runs(String mode, String form, String who, String expected) {
        var http = to(mode);
        var caller = who.equals("none") ? http : http.as(who);

        var answer = caller.body(body(form));

        assertThat(answer.codes().isEmpty() ? "runs" : (answer.code() + " " + answer.reason()).strip())
                .isEqualTo(expected);
    }

    private static Http to(String mode) {
        return Http.to(Objects.requireNonNull(SERVERS.get(mode)));
    }

    private static String body(String form) {
        var text = form.startsWith("trusted") ? TRUSTED : form.startsWith("apollo") ? OF_APOLLO : OTHER;
        var hash = PersistedDocumentsTest.hash(text);
        var id = "\"documentId\":\"sha256:" + hash + "\"";
        return switch (form) {
            case "text", "trusted text" -> "{\"query\":\"" + text + "\"}";
            case "hash", "trusted hash" -> PersistedDocumentsTest.byHash(hash);
            case "text+hash" -> PersistedDocumentsTest.withHash(text, hash);
            case "id", "trusted id", "apollo id" -> "{" + id + "}";
            case "text+id" -> "{\"query\":\"" + text + "\"," + id + "}";
            default -> throw new IllegalArgumentException(form);
        };
    }

    @Test
    void offIsSaidAsApolloUnderstandsIt() {
        var answer = to("OFF").body(body("hash"));

        assertThat(answer.error().path("message").asString()).isEqualTo("PersistedQueryNotSupported");
    }

    @Test
    void aTextSentWithAnIdIsNotLearnt() {
        var http = to("TRUSTED_PREFERRED").as("developer");

        assertThat(http.body(body("text+id")).codes()).isEmpty();

        assertThat(http.body(body("id")).code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        assertThat(http.body(body("hash")).code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            APQ          | {}                            | names documents that nothing uses
            OFF          | {}                            | names documents that nothing uses
            TRUSTED_ONLY |                               | is missing, and FOYER_DOCUMENTS_MODE=TRUSTED_ONLY would
            TRUSTED_ONLY | no file                       | which cannot be read: name files or folders that exist
            TRUSTED_ONLY | {                             | which is no list of documents
            TRUSTED_ONLY | []                            | which is no list of documents
            TRUSTED_ONLY | {"a":1}                       | which is no list of documents
            TRUSTED_ONLY | {"operations":{}}             | which is no list of documents
            TRUSTED_ONLY | {"operations":[{"name":"A"}]} | which is no list of documents
            TRUSTED_ONLY | {"HASH":"{ item { id } }"}    | the document HASH is not named by the SHA-256 of its text
            TRUSTED_ONLY | {"operations":[{"name":"A","id":"1","body":"{ hello }"}]} | the document A is not named by
            TRUSTED_ONLY | OF { nothing }                | cannot run (Validation error
            TRUSTED_ONLY | OF { hello                    | cannot run (Invalid syntax
            TRUSTED_ONLY | OF mutation { signIn signUp } | cannot run (
            TRUSTED_ONLY | OF { dear a: dear b: dear c: dear d: dear e: dear } | cannot run (
            """)
    void stopsTheStartWithOneLine(String mode, String manifest, String line) throws IOException {
        var file = folder.resolveSibling(folder.getFileName() + "-bad.json");
        Files.deleteIfExists(file);
        var text = manifest == null ? "no file" : manifest;
        if (text.startsWith("OF ")) {
            var document = text.substring(3);
            text = JsonMapper.shared().writeValueAsString(Map.of(PersistedDocumentsTest.hash(document), document));
        }
        if (!text.equals("no file")) {
            Files.writeString(file, text);
        }
        var named = manifest == null ? "" : file.toString();

        assertThatThrownBy(() -> TransportServer.with("foyer.documents.mode=" + mode, "foyer.documents=" + named)
                        .close())
                .rootCause()
                .satisfies(failure -> assertThat(String.valueOf(failure.getMessage()))
                        .startsWith("FOYER_DOCUMENTS ")
                        .contains(line, manifest == null || !mode.equals("TRUSTED_ONLY") ? "" : file.toString())
                        .hasLineCount(1));
        Files.deleteIfExists(file);
    }

    private static Path write(String name, Object manifest) throws IOException {
        return Files.writeString(folder.resolve(name), JsonMapper.shared().writeValueAsString(manifest));
    }
}
