package foyer.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import foyer.testing.FoyerTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing that is sent or comes back gets into a log, at whatever level, or into what is thrown. */
@FoyerTest
@Tag("module")
class OutboundSecretsTest {

    private static final String CANARY = "canary-5f2a9c";

    @Autowired
    OutboundHttp http;

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level before = Level.WARN;
    private @Nullable Appender<ILoggingEvent> console;

    @BeforeEach
    void listen() {
        before = root.getLevel();
        root.setLevel(Level.TRACE);
        // Not a word of it on the console.
        console = root.getAppender("CONSOLE");
        root.detachAppender("CONSOLE");
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void quiet() {
        root.detachAppender(log);
        root.setLevel(before);
        if (console != null) {
            root.addAppender(console);
        }
    }

    @Test
    void keepsSecretsToItself() throws IOException {
        var told = new ArrayList<String>();
        for (var answer : List.<StubServer.Answer>of(
                StubServer.status(200, CANARY, "X-Secret: " + CANARY),
                StubServer.status(500, CANARY, "Location: https://x.example/?" + CANARY),
                (out, _) -> out.write((CANARY + " no http\r\n\r\n").getBytes(StandardCharsets.US_ASCII)),
                (out, _) -> out.close(),
                StubServer.status(200, CANARY.repeat(100_000)))) {
            try (var server = new StubServer(answer)) {
                told.add(told(server));
            }
        }

        log.list.forEach(event -> told.add(event.getLoggerName()
                + event.getFormattedMessage()
                + ThrowableProxyUtil.asString(event.getThrowableProxy())));
        assertThat(told).hasSizeGreaterThan(5).noneMatch(text -> text.contains(CANARY));
    }

    private String told(StubServer server) {
        var call = HttpCall.to(new Vendor("canary", server.uri()), "POST", "/" + CANARY + "?token=" + CANARY)
                .header("Authorization", "Bearer " + CANARY)
                .idempotencyKey("Idempotency-Key", CANARY)
                .body(CANARY.getBytes(StandardCharsets.UTF_8), "text/plain");
        var text = new StringWriter();
        text.append(call.toString());
        try {
            text.append(http.call(call).toString());
        } catch (OutboundException e) {
            e.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    @Test
    void showsNothingOfAnAddress() {
        assertThatExceptionOfType(OutboundFinalException.class)
                .isThrownBy(() -> http.call(
                        HttpCall.to("canary", TenantUrl.of("https://127.0.0.1/" + CANARY + "?" + CANARY), "GET")))
                .withMessage("canary: ADDRESS_REFUSED");
    }
}
