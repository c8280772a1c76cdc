package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.transport.OperationTimers;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents are parsed and checked once; those that failed or are too large are not kept. */
@Tag("graphql")
class DocumentCacheTest {

    private static TransportServer server;

    private static Http http;

    @BeforeAll
    static void start() {
        server = TransportServer.with("foyer.limits.cached-document=200");
        http = Http.to(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void keepsWhatPassed() {
        var hits = gets("hit");

        for (var i = 0; i < 5; i++) {
            assertThat(http.query("query Kept { hello }").codes()).isEmpty();
        }

        assertThat(gets("hit") - hits).isEqualTo(4);
    }

    @Test
    void keepsNothingThatFailedOrIsLarge() {
        var hits = gets("hit");

        for (var i = 0; i < 3; i++) {
            assertThat(http.query("{ nothing }").codes()).isNotEmpty();
            assertThat(http.query("{ hello").codes()).isNotEmpty();
            assertThat(http.query("{ hello } #" + " ".repeat(200)).codes()).isEmpty();
        }

        assertThat(gets("hit")).isEqualTo(hits);
    }

    @Test
    void asksTheVariablesOfEachRequest() {
        var document = "query($n: Int) { items(first: $n) { nodes { children(first: $n) { nodes { id } } } } }";

        assertThat(http.query(document, Map.of("n", 2)).codes()).isEmpty();
        assertThat(http.query(document, Map.of("n", 100)).reason()).isEqualTo("COST");
        assertThat(http.query(document, Map.of("n", 3)).codes()).isEmpty();
    }

    @Test
    void timesRequestsByOperationButNotByEveryNameThatIsInvented() {
        for (var i = 0; i < OperationTimers.NAMES + 20; i++) {
            assertThat(http.query("query Invented" + i + " { hello }").codes()).isEmpty();
        }

        var names = server.bean(MeterRegistry.class).find(OperationTimers.REQUESTS).timers().stream()
                .map(timer -> Objects.requireNonNull(timer.getId().getTag("operation")))
                .distinct()
                .toList();
        assertThat(names).hasSizeLessThanOrEqualTo(OperationTimers.NAMES + 1).contains(OperationTimers.OTHER);
    }

    private static double gets(String result) {
        return server.bean(MeterRegistry.class)
                .get("cache.gets")
                .tag("cache", "foyer.graphql.documents")
                .tag("result", result)
                .functionCounter()
                .count();
    }
}
