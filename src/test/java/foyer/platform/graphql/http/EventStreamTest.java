package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.live.LiveOperations;
import foyer.platform.graphql.live.TestStreams;
import foyer.testing.Awaited;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GraphQL over Server-Sent Events, "Distinct connections mode". */
@Tag("graphql")
class EventStreamTest {

    private static final String STREAM = "text/event-stream";
    private static final String URQL_QUERY = "application/graphql-response+json, application/graphql+json,"
            + " application/json, text/event-stream, multipart/mixed";

    private final TransportServer server = TransportServer.shared();
    private final Http http = Http.to(server).with("Accept", STREAM);
    private final TestStreams streams = server.bean(TestStreams.class);

    private EventReader watch(String name) throws IOException {
        return EventReader.of(server, "", subscription(name));
    }

    private static String subscription(String name) {
        return "subscription { watch(name: \"" + name + "\") { text } }";
    }

    @Test
    void answersAQueryWithOneEvent() {
        var answer = http.query("{ hello(name: \"a\\nb\") }");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream;charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(answer.response().body())
                .startsWith("event: next\ndata: {\"data\":{\"hello\":\"Hello a\\nb\"}")
                .endsWith("}\n\nevent: complete\ndata:\n\n");
        assertThat(answer.response().body().lines()).hasSize(6);
        assertThat(http.query("mutation { touch }").response().body()).contains("\"touch\":true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { hello                                  | GRAPHQL_PARSE_FAILED
            { nothing }                              | GRAPHQL_VALIDATION_FAILED
            subscription { watch }                   | GRAPHQL_VALIDATION_FAILED
            query($v: Int!) { number(value: $v) }    | BAD_USER_INPUT
            { fails(how: FORBIDDEN) }                | FORBIDDEN
            """)
    void tellsErrorsInTheStream(String document, String code) {
        var answer = http.query(document);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body())
                .startsWith("event: next\ndata: {")
                .contains("\"code\":\"" + code + "\"")
                .endsWith("\n\nevent: complete\ndata:\n\n");
    }

    @Test
    void refusesWhatIsNoRequestAsEverywhere() {
        assertThat(http.body("[]").status()).isEqualTo(400);
        assertThat(http.body("{").header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        assertThat(http.with("Content-Type", "text/plain").query("{ hello }").status())
                .isEqualTo(415);
        assertThat(http.bytes(new byte[300_000]).status()).isEqualTo(413);
        for (var method : new String[] {"GET", "PUT", "DELETE"}) {
            assertThat(http.send(method, "/graphql").status()).isEqualTo(405);
        }
    }

    @ParameterizedTest(name = "Accept: {0} is answered with {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
            text/event-stream                                       | text/event-stream                 | true
            text/event-stream, multipart/mixed                      | text/event-stream                 | true
            text/event-stream, application/json                     | application/json                  | true
            application/json;q=0.5, text/event-stream               | text/event-stream                 | true
            application/graphql-response+json, text/event-stream    | application/graphql-response+json | true
            text/event-stream;q=0, application/json                 | application/json                  | false
            application/json                                        | application/json                  | false
            */*                                                     | application/json                  | false
            text/*, application/json;q=0.5                          | application/json                  | false
            """)
    void streamsOnlyForWhoAcceptsItByName(String accept, String ofQueries, boolean subscribes) {
        var client = Http.to(server).with("Accept", accept);

        assertThat(client.query("{ hello }").header("Content-Type")).startsWith(ofQueries + ";");
        var subscribed = client.query("subscription { watch }");
        var refused = client.query("subscription { watch(name: \"x\") { text caller } }");
        assertThat(subscribed.response().body()).contains("GRAPHQL_VALIDATION_FAILED");
        assertThat(refused.response().body()).contains("GRAPHQL_VALIDATION_FAILED");
        if (!subscribes) {
            assertThat(client.query(subscription("never")).codes()).containsExactly("BAD_USER_INPUT");
        }
    }

    @Test
    void answersAClientThatAcceptsEverythingByWhatItAsks() throws IOException {
        var client = Http.to(server).with("Accept", URQL_QUERY);
        assertThat(client.query("{ hello }").header("Content-Type"))
                .isEqualTo("application/graphql-response+json;charset=utf-8");

        Thread.ofVirtual().start(() -> streams.named("urql").say("one").end());
        var answer = client.query(subscription("urql"));

        assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream;charset=utf-8");
        assertThat(answer.response().body()).contains("\"text\":\"one\"").endsWith("event: complete\ndata:\n\n");
    }

    @Test
    void sendsEachMessageAtOnce() throws IOException {
        try (var reader = watch("atOnce")) {
            assertThat(reader.head()).first().asString().contains("200");
            var stream = streams.named("atOnce");
            for (var text : new String[] {"one", "two"}) {
                stream.say(text);
                assertThat(reader.event())
                        .isEqualTo("event: next data: {\"data\":{\"watch\":{\"text\":\"" + text + "\"}}}");
            }
            stream.end();
            assertThat(reader.event()).isEqualTo("event: complete data:");
            assertThat(reader.event()).isEqualTo("end");
        }
    }

    @Test
    void keepsASilentStreamAliveAndNoticesWhoIsGone() throws IOException {
        var impatient = TransportServer.with("foyer.streams.keep-alive=100ms");
        try (var reader = EventReader.of(impatient, "", subscription("silent"))) {
            for (var i = 0; i < 4; i++) {
                assertThat(reader.lines().readLine()).isEqualTo(":");
                assertThat(reader.lines().readLine()).isEmpty();
            }
            var stream = impatient.bean(TestStreams.class).named("silent");
            assertThat(subscriptions(impatient)).isEqualTo(1);

            reader.hangUp();

            Awaited.until(() -> stream.isEnded() && subscriptions(impatient) == 0);
        } finally {
            impatient.close();
        }
    }

    @Test
    void endsWithItsSession() throws IOException {
        try (var reader = EventReader.of(server, "Authorization: Bearer user:streaming\r\n", subscription("session"))) {
            var stream = streams.named("session");
            TransportServer.ENDED.add(TransportServer.person("streaming"));

            assertThat(reader.event()).contains("\"UNAUTHENTICATED\"", "\"REVOKED\"");
            assertThat(reader.event()).isEqualTo("event: complete data:");
            Awaited.until(stream::isEnded);
        }
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            text/event-stream | Ticket ticket      | MEMBER
            text/event-stream | ticket  ticket     | MEMBER
            text/event-stream | Ticket another one | ANONYMOUS
            text/event-stream | Ticketticket       | ANONYMOUS
            application/json  | Ticket ticket      | ANONYMOUS
            """)
    void isOpenedByATicket(String accept, String authorization, String who) {
        var answer = Http.to(server)
                .with("Accept", accept)
                .with("Authorization", authorization)
                .query("{ caller { kind } number }");

        assertThat(answer.response().body()).contains(who);
    }

    @Test
    void letsAUserHaveSoManyStreams() throws IOException {
        var strict = TransportServer.with("foyer.streams.per-user=1");
        try (var _ = EventReader.of(strict, "Authorization: Bearer user:s\r\n", subscription("first"));
                var other = EventReader.of(strict, "Authorization: Bearer user:t\r\n", subscription("other"))) {
            strict.bean(TestStreams.class).named("first");
            strict.bean(TestStreams.class).named("other").say("hello");

            var refused = Http.to(strict).with("Accept", STREAM).as("user:s").query(subscription("second"));

            assertThat(refused.response().body()).contains("RATE_LIMITED").contains("event: complete");
            assertThat(other.event()).contains("hello");
        } finally {
            strict.close();
        }
    }

    @Test
    void breaksOffWithoutCompletionWhenTheNodeStops() throws IOException {
        var stopping = TransportServer.with();
        try (var reader = EventReader.of(stopping, "", subscription("stopping"))) {
            stopping.bean(TestStreams.class).named("stopping");
            Thread.ofVirtual().start(stopping::close);

            assertThat(reader.event()).isEqualTo("end");
        }
    }

    private static double subscriptions(TransportServer server) {
        return server.bean(MeterRegistry.class)
                .get(LiveOperations.SUBSCRIPTIONS)
                .gauge()
                .value();
    }
}
