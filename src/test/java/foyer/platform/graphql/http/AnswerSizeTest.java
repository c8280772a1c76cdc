package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.live.TestStreams;
import foyer.testing.RawSocket;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer of more fields and rows than are allowed is stopped while it grows, whatever its document cost. */
@Tag("graphql")
class AnswerSizeTest {

    private static final int MOST = 50;

    /** Two fields, and three nodes for each row. */
    private static final String TOO_MANY = "{ items(first: 20) { nodes { id name } } }";

    private static final String LONG = "x".repeat(MOST);

    private static TransportServer server;

    @BeforeAll
    static void start() {
        server = TransportServer.with("foyer.limits.result-nodes=" + MOST);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/graphql-response+json"})
    void answersWithTheLimitAloneAndNoData(String accept) {
        var answer = Http.to(server).with("Accept", accept).query(TOO_MANY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.codes()).containsExactly("GRAPHQL_VALIDATION_FAILED");
        assertThat(answer.json().path("data").isNull()).isTrue();
        var error = answer.json().path("errors").path(0);
        assertThat(error.path("extensions").path("reason").asString()).isEqualTo("RESULT_NODES");
        assertThat(error.path("extensions").path("limit").asInt()).isEqualTo(MOST);
        assertThat(error.path("extensions").path("actual").asInt()).isGreaterThan(MOST);
        assertThat(error.path("extensions").path("requestId").asString()).isNotEmpty();
        assertThat(error.path("message").asString()).contains("Ask for smaller pages");
        assertThat(answer.json().path("extensions").path("cost").asInt()).isEqualTo(82);
    }

    /** The batch of those that were asked before the limit is not waited for by anybody. */
    @Test
    void stopsAmongRowsThatAreLoadedInBatches() {
        var answer = Http.to(server).query("{ items(first: 40) { nodes { owner { name thread } } } }");

        assertThat(answer.reason()).isEqualTo("RESULT_NODES");
        assertThat(answer.json().path("data").isNull()).isTrue();
    }

    @Test
    void takesWhatIsWithin() {
        var answer = Http.to(server).query("{ items(first: 16) { nodes { id name } } }");

        assertThat(answer.codes()).isEmpty();
        assertThat(answer.json().at("/data/items/nodes").size()).isEqualTo(16);
    }

    @Test
    void countsEachMessageOfAStreamByItself() throws IOException {
        try (var reader = EventReader.of(server, "", "subscription { watch(name: \"stream\") { letters } }")) {
            var stream = server.bean(TestStreams.class).named("stream");

            stream.say("abc").say(LONG).say("def");

            assertThat(reader.event()).contains("[\"a\",\"b\",\"c\"]");
            assertThat(reader.event()).contains("\"data\":null", "RESULT_NODES");
            assertThat(reader.event()).contains("[\"d\",\"e\",\"f\"]");
            stream.end();
        }
    }

    @Test
    void countsWhatIsAskedOnASocketLikewise() {
        var socket = RawSocket.open(server.uri("/")).init("{}");
        try {
            var answer = socket.subscribe("1", TOO_MANY).message();

            assertThat(answer.toString()).contains("RESULT_NODES").doesNotContain("nodes\":[");
        } finally {
            socket.close();
        }
    }
}
