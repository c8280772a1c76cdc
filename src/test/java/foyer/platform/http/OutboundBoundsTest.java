package foyer.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import foyer.platform.http.OutboundException.Reason;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls over real sockets, to servers that answer slowly, for ever, or not at all. */
@Tag("unit")
class OutboundBoundsTest {

    /** Well above the total, on a machine that is busy, or stands still for a while; the servers go on for minutes. */
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    private final Outbound hasty = Outbound.hasty();
    private final Outbound patient = Outbound.patient();

    @AfterEach
    void close() throws IOException {
        hasty.close();
        patient.close();
    }

    @Test
    void endsWhatDripsInTime() throws IOException {
        var stop = new CountDownLatch(1);
        try (var server = new StubServer((out, _) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var i = 0; i < 10_000 && !stop.await(50, java.util.concurrent.TimeUnit.MILLISECONDS); i++) {
                out.write('x');
                out.flush();
            }
        })) {
            assertEndsInTime(hasty, server, Reason.TIMEOUT);
            Awaited.until(server::isLeftAlone);
            stop.countDown();
        }
    }

    @Test
    void endsWhatDripsItsHeadersInTime() throws IOException {
        var stop = new CountDownLatch(1);
        try (var server = new StubServer((out, _) -> {
            out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.US_ASCII));
            for (var i = 0; i < 10_000 && !stop.await(50, java.util.concurrent.TimeUnit.MILLISECONDS); i++) {
                out.write('x');
                out.flush();
            }
        })) {
            assertEndsInTime(hasty, server, Reason.TIMEOUT);
            stop.countDown();
        }
    }

    @Test
    void endsASilenceInTime() throws IOException {
        var stop = new CountDownLatch(1);
        try (var server = new StubServer((_, _) -> stop.await())) {
            assertEndsInTime(hasty, server, Reason.TIMEOUT);
            stop.countDown();
        }
    }

    @Test
    void endsWhatNeverEnds() throws IOException {
        try (var server = new StubServer((out, _) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("400\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write("x".repeat(1024).getBytes(StandardCharsets.US_ASCII));
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            assertEndsInTime(patient, server, Reason.TOO_LARGE);
            Awaited.until(server::isLeftAlone);
        }
    }

    /** A line that never ends, headers that never do, and such after a body. */
    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\r\nX-Long: ', xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "'HTTP/1.1 200 O', KKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKK",
        "'HTTP/1.1 200 OK\r\n', 'X-Many: 1\r\n'",
        "'HTTP/1.1 200 OK\r\nX-Folded: 1\r\n', ' and more\r\n'",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n', 'X-Many: 1\r\n'",
    })
    void endsAFloodOfHeaders(String begin, String flood) throws IOException {
        try (var server = new StubServer((out, _) -> {
            out.write(begin.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(flood.repeat(100).getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            assertEndsInTime(patient, server, Reason.TOO_LARGE);
            Awaited.until(server::isLeftAlone);
        }
    }

    /** One header more than these is the length of the body. */
    @ParameterizedTest
    @CsvSource({"98, true", "99, false"})
    void readsAsManyHeadersAsAreAllowed(int more, boolean allowed) throws IOException {
        var headers = IntStream.range(0, more).mapToObj(i -> "X-" + i + ": 1").toArray(String[]::new);
        try (var server = new StubServer(StubServer.status(200, "fine", headers))) {
            if (allowed) {
                assertThat(patient.http.call(Outbound.call(server, "GET")).text())
                        .isEqualTo("fine");
            } else {
                assertThatExceptionOfType(OutboundFinalException.class)
                        .isThrownBy(() -> patient.http.call(Outbound.call(server, "GET")))
                        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE));
            }
        }
    }

    private static void assertEndsInTime(Outbound outbound, StubServer server, Reason reason) {
        var begun = System.nanoTime();
        assertThatExceptionOfType(OutboundException.class)
                .isThrownBy(() -> outbound.http.call(Outbound.call(server, "POST")))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason))
                .withMessageNotContaining("hidden");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IN_TIME);
    }

    @ParameterizedTest
    @CsvSource({"65536, true", "65537, false"})
    void readsAsMuchAsIsAllowed(int size, boolean allowed) throws IOException {
        try (var server = new StubServer(StubServer.status(200, "x".repeat(size)))) {
            if (allowed) {
                assertThat(patient.http.call(Outbound.call(server, "GET")).body())
                        .hasSize(size);
            } else {
                assertThatExceptionOfType(OutboundFinalException.class)
                        .isThrownBy(() -> patient.http.call(Outbound.call(server, "GET")));
            }
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void waitsForNoNameForEver() throws IOException {
        var stop = new CountDownLatch(1);
        var lost = Outbound.hasty(_ -> {
            try {
                stop.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        });
        var begun = System.nanoTime();

        assertThatExceptionOfType(OutboundRetryableException.class)
                .isThrownBy(
                        () -> lost.http.call(HttpCall.to("webhook", TenantUrl.of("https://hook.example/"), "POST")));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IN_TIME);
        stop.countDown();
        lost.close();
    }

    @Test
    void aTenantWhoseVendorsAreSlowLeavesConnectionsToOthers() throws IOException, InterruptedException {
        var share = 2;
        var come = new CountDownLatch(share);
        var free = new CountDownLatch(1);
        try (var server = new StubServer((out, request) -> {
                    if (request <= share) {
                        come.countDown();
                        free.await();
                    }
                    StubServer.write(out, 200, "");
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = UUID.randomUUID();
            for (var i = 0; i < share; i++) {
                threads.execute(() -> post(patient, slow, server));
            }
            come.await();

            assertThatExceptionOfType(OutboundRetryableException.class)
                    .isThrownBy(() -> post(patient, slow, server))
                    .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.BUSY));
            assertThat(post(patient, UUID.randomUUID(), server)).isEqualTo(200);
            free.countDown();
            Awaited.until(() -> patient.count("success") == share + 1);
            assertThat(post(patient, slow, server)).isEqualTo(200);
        }
    }

    private static int post(Outbound outbound, UUID tenant, StubServer server) {
        return CurrentCaller.call(
                Caller.system(tenant, "test"),
                () -> outbound.http.call(Outbound.call(server, "POST")).status());
    }
}
