package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Automatic persisted queries as Apollo's clients use them, by the default settings. */
@Tag("graphql")
class PersistedDocumentsTest {

    private static final String HASH = "0".repeat(64);

    private final Http http = Http.to(TransportServer.shared());

    @Test
    void knowsADocumentByItsHashOnceItWasSentWithIt() {
        var text = "query First($n: String) { hello(name: $n) }";

        var miss = http.body(byHash(hash(text)));
        var taught = http.body(withHash(text, hash(text)));
        var hit = http.body(
                "{\"variables\":{\"n\":\"Sami\"},\"operationName\":\"First\"," + extensions(hash(text)) + "}");

        assertThat(miss.code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        assertThat(miss.json().has("data")).isFalse();
        assertThat(miss.status()).isEqualTo(400);
        assertThat(taught.data().path("hello").asString()).isEqualTo("Hello null");
        assertThat(hit.data().path("hello").asString()).isEqualTo("Hello Sami");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void saysWhatApolloLooksForInEveryLanguage(String language) {
        var miss = http.with("Accept", "application/json")
                .with("Accept-Language", language)
                .body(byHash(HASH));

        assertThat(miss.status()).isEqualTo(200);
        assertThat(miss.error().path("message").asString()).isEqualTo("PersistedQueryNotFound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ nothing }",
                "{ hello",
                "{ dear a: dear b: dear c: dear d: dear e: dear }",
                "mutation { signIn a: signIn }",
                "{ a1: hello a2: hello a3: hello a4: hello a5: hello a6: hello a7: hello a8: hello a9: hello a10: hello"
                        + " a11: hello a12: hello a13: hello a14: hello a15: hello a16: hello a17: hello a18: hello"
                        + " a19: hello a20: hello a21: hello }",
            })
    void learnsNothingThatMayNotRun(String text) {
        assertThat(http.body(withHash(text, hash(text))).codes()).isNotEmpty();

        assertThat(http.body(byHash(hash(text))).code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void learnsNoDocumentThatIsTooLongToKeep() {
        var text = "{ hello } #" + "x".repeat(32_768);

        assertThat(http.body(withHash(text, hash(text))).codes()).isEmpty();

        assertThat(http.body(byHash(hash(text))).code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void refusesAHashThatIsNotTheTexts() {
        var text = "query Forged { hello }";

        var forged = http.body(withHash(text, HASH));

        assertThat(forged.code()).isEqualTo("BAD_USER_INPUT");
        assertThat(http.body(byHash(HASH)).code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
    }

    /** Its hash is over UTF-8, as every client has it. */
    @Test
    void knowsTextInEveryScript() {
        var text = "query S { hello(name: \"مرحبا 😀\") }";

        assertThat(http.body(withHash(text, hash(text))).codes()).isEmpty();

        assertThat(http.body(byHash(hash(text))).data().path("hello").asString())
                .isEqualTo("Hello مرحبا 😀");
    }

    @Test
    void whatAStrangerTaughtATenantDoesNotKnow() {
        var text = "query Stranger { hello }";
        assertThat(http.body(withHash(text, hash(text))).codes()).isEmpty();

        assertThat(http.as("member").body(byHash(hash(text))).code()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        assertThat(http.body(byHash(hash(text))).codes()).isEmpty();
    }

    @Test
    void aHashOpensNothingThatItsTextDoesNot() {
        var text = "query Introspects { __schema { queryType { name } } }";
        var production = Http.to(TransportServer.production());

        var developer = production.as("developer").body(withHash(text, hash(text)));
        // Of the same tenant, which knows the document by now.
        var member = production.as("member").body(byHash(hash(text)));

        assertThat(developer.codes()).isEmpty();
        assertThat(member.code()).isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"extensions":{}}                                                       | has no "query"
            {"extensions":{"persistedQuery":null}}                                  | has no "query"
            {"documentId":null}                                                     | has no "query"
            {"extensions":{"persistedQuery":"HASH"}}                                | "extensions.persistedQuery"
            {"extensions":{"persistedQuery":[]}}                                    | "extensions.persistedQuery"
            {"extensions":{"persistedQuery":{}}}                                    | "extensions.persistedQuery"
            {"extensions":{"persistedQuery":{"sha256Hash":"HASH"}}}                 | "extensions.persistedQuery"
            {"extensions":{"persistedQuery":{"version":2,"sha256Hash":"HASH"}}}     | "extensions.persistedQuery"
            {"extensions":{"persistedQuery":{"version":"1","sha256Hash":"HASH"}}}   | "extensions.persistedQuery"
            {"extensions":{"persistedQuery":{"version":1}}}                         | "extensions.persistedQuery"
            {"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}       | "extensions.persistedQuery"
            {"extensions":{"persistedQuery":{"version":1,"sha256Hash":["HASH"]}}}   | "extensions.persistedQuery"
            {"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH "}}}    | "extensions.persistedQuery"
            {"query":"","extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}} | "query" has to be
            {"query":7,"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}}  | "query" has to be
            {"documentId":7}                                                        | "documentId" has to be
            {"documentId":""}                                                       | "documentId" has to be
            {"documentId":"HASH"}                                                   | "documentId" has to be
            {"documentId":"sha256:"}                                                | "documentId" has to be
            {"documentId":"md5:HASH"}                                               | "documentId" has to be
            {"documentId":"sha256:../../etc/passwd"}                                | "documentId" has to be
            {"documentId":"sha256:HASH","query":7}                                  | "query" has to be
            {"documentId":"sha256:HASH","extensions":{"persistedQuery":{"version":1,"sha256Hash":"1HASH"}}} | "extensions
            {"documentId":"sha256:HASH"}                                            | takes no "documentId"
            """)
    void tellsWhatIsWrongWithAName(String body, String message) {
        var answer = http.body(body.replace("HASH", HASH));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_USER_INPUT");
        assertThat(answer.error().path("message").asString()).contains(message);
    }

    @Test
    void refusesTwoNamesOfDifferentDocuments() {
        var answer = http.body("{\"documentId\":\"sha256:" + hash("{ hello }") + "\"," + extensions(HASH) + "}");

        assertThat(answer.error().path("message").asString()).contains("different documents");
    }

    @ParameterizedTest
    @MethodSource("upperCase")
    void takesLowerCaseOnly(String body) {
        assertThat(http.body(body).code()).isEqualTo("BAD_USER_INPUT");
    }

    static String[] upperCase() {
        var hash = "A".repeat(64);
        return new String[] {byHash(hash), "{\"documentId\":\"sha256:" + hash + "\"}"};
    }

    static String byHash(String hash) {
        return "{" + extensions(hash) + "}";
    }

    static String withHash(String text, String hash) {
        return "{\"query\":" + JsonMapper.shared().writeValueAsString(text) + "," + extensions(hash) + "}";
    }

    private static String extensions(String hash) {
        return "\"extensions\":"
                + JsonMapper.shared()
                        .writeValueAsString(Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
