package foyer.platform.graphql.persisted;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.GraphQlClient;
import foyer.testing.TestTenants;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What one tenant has taught the server is neither known to another nor lost through it. */
@Tag("graphql")
@FoyerTest
class TaughtByTenantsTest {

    private static final String TEXT = "query Taught { leads(first: 1) { nodes { title } } }";
    private static final String HASH = DocumentHash.of(TEXT);

    @Autowired
    TestTenants tenants;

    @Test
    void aTenantLearnsNothingOfWhatAnotherHasTaught() {
        var one = tenants.signUp("LEAD_GENERATION");
        var colleague = tenants.join(one, "MEMBER");
        var other = tenants.signUp("LEAD_GENERATION");

        assertThat(send(one.client(), TEXT, HASH).errors()).isEmpty();

        assertThat(byHash(colleague.client(), HASH).errors()).isEmpty();
        assertThat(byHash(other.client(), HASH).errorCodes()).containsExactly("PERSISTED_QUERY_NOT_FOUND");
        // What was never taught by anybody is answered the same.
        assertThat(withoutId(byHash(other.client(), HASH)))
                .isEqualTo(withoutId(byHash(other.client(), DocumentHash.of("{ never }"))));
        // And each runs it on its own rows.
        assertThat(send(other.client(), TEXT, HASH).errors()).isEmpty();
        assertThat(byHash(other.client(), HASH).errors()).isEmpty();
    }

    @Test
    void aTenantThatFloodsTakesNothingFromAnother() {
        var quiet = tenants.signUp("LEAD_GENERATION");
        var loud = tenants.signUp("LEAD_GENERATION");
        assertThat(send(quiet.client(), TEXT, HASH).errors()).isEmpty();
        assertThat(send(loud.client(), TEXT, HASH).errors()).isEmpty();

        // Its share of 1 MB holds sixteen of these.
        for (var i = 0; i < 20; i++) {
            var large = "query Loud { viewer { user { name } } } #" + i + "x".repeat(32_000);
            assertThat(send(loud.client(), large, DocumentHash.of(large)).errors())
                    .isEmpty();
        }

        assertThat(byHash(quiet.client(), HASH).errors()).isEmpty();
        assertThat(byHash(loud.client(), HASH).errorCodes()).containsExactly("PERSISTED_QUERY_NOT_FOUND");
    }

    private static GraphQlAnswer send(GraphQlClient client, String text, String hash) {
        return client.postBody(
                JsonMapper.shared().writeValueAsString(Map.of("query", text, "extensions", extensions(hash))));
    }

    private static GraphQlAnswer byHash(GraphQlClient client, String hash) {
        return client.postBody(JsonMapper.shared().writeValueAsString(Map.of("extensions", extensions(hash))));
    }

    private static Map<String, Object> extensions(String hash) {
        return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash));
    }

    private static String withoutId(GraphQlAnswer answer) {
        return answer.body().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }
}
