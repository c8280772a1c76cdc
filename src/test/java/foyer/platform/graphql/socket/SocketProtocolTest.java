package foyer.platform.graphql.socket;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.graphql.http.HeldField;
import foyer.platform.graphql.http.TransportServer;
import foyer.testing.Awaited;
import foyer.testing.RawSocket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is said on a socket, and in which order. */
@Tag("graphql")
class SocketProtocolTest extends SocketScene {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                     | ANONYMOUS
            {"other":{"x":[1]}}                    | ANONYMOUS
            {"authorization":null}                 | ANONYMOUS
            {"authorization":"Bearer member"}      | MEMBER
            {"ticket":"ticket"}                    | MEMBER
            """)
    void actsAsWhomTheFirstMessageNames(String payload, String kind) {
        var socket = open().init(payload).subscribe("1", "{ caller { kind } }");

        assertThat(socket.message()
                        .path("payload")
                        .path("data")
                        .path("caller")
                        .path("kind")
                        .asString())
                .isEqualTo(kind);
        assertThat(socket.type()).isEqualTo("complete");
    }

    @Test
    void takesTheHandshakesTokenWhereTheFirstMessageHasNone() {
        var headers = RawSocket.handshake();
        headers.put("Authorization", "Bearer member");
        headers.put("X-Foyer-Tenant", TransportServer.tenantId());
        var socket = with(headers);
        socket.say("{\"type\":\"connection_init\"}");

        assertThat(socket.type()).isEqualTo("connection_ack");
        assertThat(socket.subscribe("1", "{ caller { tenant } }").message().toString())
                .contains(TransportServer.TENANT.toString());
    }

    @Test
    void takesTheHandshakesCookieFromAPageOfItsOwn() {
        var headers = RawSocket.handshake();
        headers.put("Cookie", "foyer=member");
        headers.put("Origin", SERVER.resolve("/").toString().replaceFirst("/$", ""));
        var socket = with(headers).init("{}").subscribe("1", "{ caller { kind } }");

        assertThat(socket.message().at("/payload/data/caller/kind").asString()).isEqualTo("MEMBER");
    }

    @Test
    void refusesTheHandshakeOfAForeignPage() {
        var headers = RawSocket.handshake();
        headers.put("Origin", "https://evil.example");
        var socket = with(headers);

        assertThat(socket.status()).isEqualTo(403);
        assertThat(code(socket.body().path("errors"))).isEqualTo("FORBIDDEN");
    }

    @Test
    void answersPingsWithTheirPayloadAtAnyTime() {
        var socket = open().say("{\"type\":\"ping\",\"payload\":{\"n\":[1,null]}}");
        assertThat(socket.message().toString()).isEqualTo("{\"type\":\"pong\",\"payload\":{\"n\":[1,null]}}");

        socket.init("{}")
                .say("{\"type\":\"pong\"}")
                .say("{\"type\":\"pong\",\"payload\":{}}")
                .say("{\"type\":\"ping\"}");
        assertThat(socket.message().toString()).isEqualTo("{\"type\":\"pong\"}");
    }

    @Test
    void answersQueriesAndMutationsOnce() {
        var socket = ready().subscribe("q", "{ hello(name: \"مرحبا 😀\") }");
        assertThat(socket.message().toString())
                .startsWith("{\"id\":\"q\",\"type\":\"next\",\"payload\":{\"data\":{\"hello\":\"Hello مرحبا 😀\"}");
        assertThat(socket.message().toString()).isEqualTo("{\"id\":\"q\",\"type\":\"complete\"}");

        socket.subscribe("q", "mutation { touch }");
        assertThat(socket.message().at("/payload/data/touch").asBoolean()).isTrue();
        assertThat(socket.type()).isEqualTo("complete");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { hello                                     | GRAPHQL_PARSE_FAILED
            { nothing }                                 | GRAPHQL_VALIDATION_FAILED
            subscription { watch }                      | GRAPHQL_VALIDATION_FAILED
            query($v: Int!) { number(value: $v) }       | BAD_USER_INPUT
            query A { hello } query B { hello }         | BAD_USER_INPUT
            { a: hello, b: dear, c: dear, d: dear, e: dear, f: dear }  | GRAPHQL_VALIDATION_FAILED
            """)
    void tellsWhatNeverRanAsAnErrorAndNothingElse(String document, String code) {
        var socket = ready().subscribe("1", document);

        var answer = socket.message();

        assertThat(answer.path("type").asString()).isEqualTo("error");
        assertThat(answer.path("id").asString()).isEqualTo("1");
        assertThat(code(answer.path("payload"))).isEqualTo(code);
        assertThat(answer.at("/payload/0/extensions/requestId").asString()).isNotEmpty();
        assertThat(socket.subscribe("1", "{ hello }").type()).isEqualTo("next");
    }

    @Test
    void tellsWhatFailedInAFieldBesideTheData() {
        var socket = ready().subscribe("1", "{ hello fails(how: FORBIDDEN) }").subscribe("2", "{ must(how: DEFECT) }");
        var answers = List.of(socket.message(), socket.message(), socket.message(), socket.message());

        var first = of(answers, "1");
        assertThat(first.getFirst().at("/payload/data/hello").asString()).isEqualTo("Hello null");
        assertThat(code(first.getFirst().at("/payload/errors"))).isEqualTo("FORBIDDEN");
        var second = of(answers, "2");
        assertThat(second.getFirst().path("type").asString()).isEqualTo("next");
        assertThat(second.getFirst().at("/payload/data").isNull()).isTrue();
        assertThat(second.getLast().path("type").asString()).isEqualTo("complete");
    }

    @Test
    void givesEachOperationARequestIdOfItsOwn() {
        var socket = ready().subscribe("1", "{ caller { requestId } }").subscribe("2", "{ caller { requestId } }");
        var ids = List.of(socket.message(), socket.message(), socket.message(), socket.message()).stream()
                .map(message -> message.at("/payload/data/caller/requestId").asString(""))
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(Set.copyOf(ids)).hasSize(2);
    }

    @Test
    void sendsAStreamsMessagesInOrderUntilItEnds() {
        var socket = ready().subscribe("s", watch("ordered"));
        STREAMS.named("ordered").say("one").say("two").end();

        assertThat(socket.message().at("/payload/data/watch/text").asString()).isEqualTo("one");
        assertThat(socket.message().at("/payload/data/watch/text").asString()).isEqualTo("two");
        assertThat(socket.message().toString()).isEqualTo("{\"id\":\"s\",\"type\":\"complete\"}");
    }

    @Test
    void sendsNothingAfterTheClientCompletes() {
        var socket = ready().subscribe("s", watch("completed")).subscribe("q", "{ held }");
        var stream = STREAMS.named("completed");
        Awaited.until(HeldField::isWaiting);
        socket.say("{\"type\":\"complete\",\"id\":\"s\"}").say("{\"type\":\"complete\",\"id\":\"q\"}");
        socket.say("{\"type\":\"complete\",\"id\":\"unknown\"}");
        Awaited.until(stream::isEnded);
        stream.say("late");
        assertThat(socket.say("{\"type\":\"ping\"}").type()).isEqualTo("pong");
        HeldField.answer();
        Awaited.until(() -> !HeldField.isWaiting());

        assertThat(socket.subscribe("q", "{ hello }")
                        .message()
                        .at("/payload/data/hello")
                        .asString())
                .isEqualTo("Hello null");
        assertThat(socket.type()).isEqualTo("complete");
        assertThat(socket.say("{\"type\":\"ping\"}").type()).isEqualTo("pong");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void endsStreamsWhenTheClientGoesAway(int operations) {
        var socket = ready();
        for (var i = 0; i < operations; i++) {
            socket.subscribe("s" + i, watch("gone" + operations + i));
        }
        var last = STREAMS.named("gone" + operations + (operations - 1));

        socket.close();

        Awaited.until(last::isEnded);
    }

    private static List<JsonNode> of(List<JsonNode> messages, String id) {
        return messages.stream()
                .filter(message -> message.path("id").asString().equals(id))
                .toList();
    }
}
