package foyer.platform.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import foyer.platform.graphql.transport.RequestLog;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What is different where strangers can reach the server: who reads the schema, and what is logged. */
@Tag("graphql")
class ProductionTest {

    private final Http http = Http.to(TransportServer.production());

    @ParameterizedTest(name = "{0} reads the schema: {1} {2}")
    @CsvSource({
        "nobody, UNAUTHENTICATED, EXPIRED, 401",
        "user, FORBIDDEN, '', 403",
        "member, FORBIDDEN, '', 403",
        "developer, '', '', 200",
    })
    void showsTheSchemaToStaffOnly(String who, String code, String reason, int status) {
        for (var document : new String[] {
            "{ __schema { queryType { name } } }",
            "{ a: __type(name: \"Query\") { name } }",
            "{ hello ...F } fragment F on Query { __schema { queryType { name } } }",
        }) {
            var answer = http.as(who).query(document);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.reason()).isEqualTo(reason);
        }
    }

    @Test
    void keepsWhatTheSchemaHasFromThoseWhoMayNotReadIt() {
        var document = "{ item { nam } unknown hello(nme: 1) }";

        var stranger = http.query(document);
        var developer = http.as("developer").query(document);

        assertThat(stranger.codes()).containsOnly("GRAPHQL_VALIDATION_FAILED");
        assertThat(stranger.response().body()).doesNotContain("nam", "Item", "unknown", "Query", "undefined");
        assertThat(stranger.error().path("locations").isEmpty()).isFalse();
        assertThat(developer.response().body()).contains("'nam'");
    }

    @Test
    void stillTellsEverybodyTheTypeOfARow() {
        assertThat(http.query("{ __typename item { __typename name } }").codes())
                .isEmpty();
    }

    @Test
    void refusesToStartWithTheSchemaOpen() {
        assertThatThrownBy(() -> TransportServer.with(
                                "spring.profiles.active=production",
                                "foyer.database.url=postgresql://nowhere",
                                "foyer.graphql.introspection=OPEN")
                        .close())
                .hasStackTraceContaining("FOYER_GRAPHQL_INTROSPECTION is OPEN");
    }

    @Test
    void logsALineARequestWithNothingThatIsSecret() {
        var line = logged(() -> http.as("developer")
                .with("X-Request-Id", "the-id")
                .query(
                        "query Named($v: String) { hello(name: $v) fails(how: FORBIDDEN) other: hello(name: \"inDocument\") }",
                        Map.of("v", "inVariable")));

        assertThat(line)
                .contains(
                        Map.entry("requestId", "the-id"),
                        Map.entry("tenant", TransportServer.TENANT.toString()),
                        Map.entry("user", TransportServer.USER.toString()),
                        Map.entry("operation", "Named"),
                        Map.entry("status", "200"),
                        Map.entry("statements", "0"),
                        Map.entry("cost", "3"),
                        Map.entry("errors", "FORBIDDEN"))
                .containsKey("durationMs");
        assertThat(line.toString()).doesNotContain("inVariable", "inDocument", "Bearer", "developer");
    }

    @Test
    void logsNothingThatTheClientMadeUp() {
        var line = logged(() ->
                http.with("X-Request-Id", "a{jndi:x}").body("{\"query\":\"{hello}\",\"operationName\":\"x\\ny\"}"));

        assertThat(line).doesNotContainKey("operation").containsEntry("errors", "BAD_USER_INPUT");
        assertThat(line.toString()).doesNotContain("jndi", "\n");
    }

    @Test
    void sendsStrictTransportSecurity() {
        assertThat(http.query("{ hello }").header("Strict-Transport-Security")).startsWith("max-age=31536000");
    }

    @Test
    void logsReadableTextElsewhere() {
        var event = event(Level.DEBUG, () -> Http.to(TransportServer.shared()).query("query Named { hello }"));

        assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
        assertThat(event.getFormattedMessage()).contains("operation=Named", "status=200", "cost=1");
    }

    /** The fields of the one line that the request wrote. */
    private static Map<String, String> logged(Runnable request) {
        return event(Level.INFO, request).getKeyValuePairs().stream()
                .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value)));
    }

    private static ILoggingEvent event(Level logged, Runnable request) {
        var logger = (Logger) LoggerFactory.getLogger(RequestLog.LOGGER);
        var level = logger.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(logged);
        logger.setAdditive(false);
        try {
            request.run();
        } finally {
            logger.setAdditive(true);
            logger.setLevel(level);
            logger.detachAppender(lines);
        }
        assertThat(lines.list).hasSize(1);
        return lines.list.getFirst();
    }
}
