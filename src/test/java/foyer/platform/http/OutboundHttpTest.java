package foyer.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import foyer.platform.http.OutboundException.Reason;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import foyer.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.unit.DataSize;

/** Calls over real sockets, to servers that go well, badly, slowly and for ever. */
@Tag("unit")
class OutboundHttpTest {

    private static final Duration TOTAL = Duration.ofMillis(700);

    /** Well above the total, on a machine that is busy with other things too. */
    private static final Duration IN_TIME = Duration.ofSeconds(4);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestClock clock = new TestClock();
    private final AtomicInteger lookups = new AtomicInteger();
    private final OutboundHttp http = http(TOTAL, InetAddress::getAllByName);

    private OutboundHttp http(Duration total, NameLookup lookup) {
        var settings = new HttpSettings(
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                total,
                DataSize.ofKilobytes(64),
                2,
                20,
                List.of(443),
                10,
                Duration.ofSeconds(30));
        return new OutboundHttp(settings, clock, meters, host -> {
            lookups.incrementAndGet();
            return lookup.all(host);
        });
    }

    @AfterEach
    void close() throws IOException {
        http.close();
    }

    private static HttpCall call(StubServer server, String method) {
        return HttpCall.to(new Vendor("stub", server.uri()), method, "/v1/things?key=hidden");
    }

    private double count(String outcome) {
        var timer = meters.find("foyer.outbound").tag("outcome", outcome).timer();
        return timer == null ? 0 : timer.count();
    }

    @Test
    void sendsWhatItIsGivenAndAnswersWhateverComes() throws IOException {
        try (var server = new StubServer(StubServer.status(404, "not here", "X-Request: 7"))) {
            var answer = http.call(call(server, "POST")
                    .header("Authorization", "Bearer abc")
                    .body("{}".getBytes(StandardCharsets.UTF_8), "application/json"));

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).isEqualTo("not here");
            assertThat(answer.header("x-request")).isEqualTo("7");
            assertThat(server.requests().getFirst())
                    .startsWith("POST /v1/things?key=hidden HTTP/1.1\n")
                    .contains("Authorization: Bearer abc\n", "Content-Type: application/json")
                    .endsWith("\n{}");
            assertThat(count("rejected")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, true,  false",
        "204, true,  false",
        "302, false, false",
        "400, false, false",
        "401, false, false",
        "404, false, false",
        "408, false, true",
        "429, false, true",
        "500, false, true",
        "503, false, true",
    })
    void saysByItsKindWhetherTryingAgainMayHelp(int status, boolean success, boolean retryable) throws IOException {
        try (var server = new StubServer(StubServer.status(status, ""))) {
            var answer = http.call(call(server, "POST"));

            assertThat(answer.isSuccess()).isEqualTo(success);
            if (!success) {
                assertThatExceptionOfType(OutboundException.class)
                        .isThrownBy(answer::required)
                        .isInstanceOf(retryable ? OutboundRetryableException.class : OutboundFinalException.class);
            }
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void followsNoRedirection() throws IOException {
        try (var inside = new StubServer(StubServer.status(200, "secret"));
                var server = new StubServer(StubServer.status(302, "", "Location: " + inside.uri() + "/"))) {
            var answer = http.call(call(server, "GET"));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(inside.requests()).isEmpty();
        }
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
            assertEndsInTime(server, Reason.TIMEOUT);
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
            assertEndsInTime(server, Reason.TIMEOUT);
            stop.countDown();
        }
    }

    @Test
    void endsASilenceInTime() throws IOException {
        var stop = new CountDownLatch(1);
        try (var server = new StubServer((_, _) -> stop.await())) {
            assertEndsInTime(server, Reason.TIMEOUT);
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
            assertEndsInTime(server, Reason.TOO_LARGE);
            Awaited.until(server::isLeftAlone);
        }
    }

    private void assertEndsInTime(StubServer server, Reason reason) {
        var begun = System.nanoTime();
        assertThatExceptionOfType(OutboundException.class)
                .isThrownBy(() -> http.call(call(server, "POST")))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason))
                .withMessageNotContaining("hidden");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IN_TIME);
    }

    @ParameterizedTest
    @CsvSource({"65536, true", "65537, false"})
    void readsAsMuchAsIsAllowed(int size, boolean allowed) throws IOException {
        try (var server = new StubServer(StubServer.status(200, "x".repeat(size)))) {
            if (allowed) {
                assertThat(http.call(call(server, "GET")).body()).hasSize(size);
            } else {
                assertThatExceptionOfType(OutboundFinalException.class)
                        .isThrownBy(() -> http.call(call(server, "GET")));
            }
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, 2", "PUT, 2", "DELETE, 2", "POST, 1", "PATCH, 1"})
    void repeatsOnlyWhatIsSafe(String method, int requests) throws IOException {
        try (var server = new StubServer((out, request) -> StubServer.write(out, request == 1 ? 503 : 200, ""))) {
            var answer = http.call(call(server, method));

            assertThat(server.requests()).hasSize(requests);
            assertThat(answer.status()).isEqualTo(requests == 1 ? 503 : 200);
        }
    }

    @Test
    void repeatsWhatTheVendorDoesOnce() throws IOException {
        try (var server = new StubServer((out, request) -> StubServer.write(out, request == 1 ? 503 : 200, ""))) {
            assertThat(http.call(call(server, "POST").idempotencyKey("Idempotency-Key", "key-1"))
                            .isSuccess())
                    .isTrue();
            assertThat(server.requests()).hasSize(2).allMatch(request -> request.contains("Idempotency-Key: key-1\n"));
        }
    }

    @Test
    void repeatsNothingEarlierThanTheVendorAsksFor() throws IOException {
        try (var server = new StubServer(StubServer.status(429, "", "Retry-After: 60"))) {
            var answer = http.call(call(server, "GET"));

            assertThat(server.requests()).hasSize(1);
            assertThatExceptionOfType(OutboundRetryableException.class)
                    .isThrownBy(answer::required)
                    .satisfies(failure -> assertThat(failure.after()).isEqualTo(Duration.ofMinutes(1)));
        }
    }

    @Test
    void repeatsOneCallInTenWhenAllFail() throws IOException {
        try (var server = new StubServer(StubServer.status(429, ""))) {
            var patient = http(Duration.ofSeconds(30), InetAddress::getAllByName);
            for (var i = 0; i < 40; i++) {
                patient.call(call(server, "GET"));
            }
            patient.close();

            assertThat(server.requests()).hasSizeBetween(43, 45);
        }
    }

    @Test
    void leavesAVendorAloneThatKeepsFailingAndLooksAgainAfterAWhile() throws IOException {
        var broken = new AtomicInteger(1);
        try (var server = new StubServer((out, _) -> StubServer.write(out, broken.get() == 1 ? 500 : 200, ""))) {
            var one = UUID.randomUUID();
            for (var i = 0; i < 10; i++) {
                post(one, server);
            }
            var asked = server.requests().size();
            assertThatExceptionOfType(OutboundRetryableException.class)
                    .isThrownBy(() -> post(one, server))
                    .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.STOPPED));
            assertThat(server.requests()).hasSize(asked);
            assertThat(count("stopped")).isEqualTo(1);

            // Another tenant has its own experience.
            assertThat(post(UUID.randomUUID(), server).status()).isEqualTo(500);

            broken.set(0);
            clock.pass(Duration.ofSeconds(29));
            assertThatExceptionOfType(OutboundRetryableException.class).isThrownBy(() -> post(one, server));
            clock.pass(Duration.ofSeconds(2));
            for (var i = 0; i < 5; i++) {
                assertThat(post(one, server).status()).isEqualTo(200);
            }
        }
    }

    private HttpAnswer post(UUID tenant, StubServer server) {
        return CurrentCaller.call(Caller.system(tenant, "test"), () -> http.call(call(server, "POST")));
    }

    @Test
    void runsInNoTransaction() throws IOException {
        try (var server = new StubServer(StubServer.status(200, ""))) {
            TransactionSynchronizationManager.setActualTransactionActive(true);
            try {
                assertThatIllegalStateException().isThrownBy(() -> http.call(call(server, "GET")));
            } finally {
                TransactionSynchronizationManager.setActualTransactionActive(false);
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void tellsWhoIsNotThere() throws IOException {
        var port = 0;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        var nowhere = HttpCall.to(new Vendor("stub", URI.create("http://127.0.0.1:" + port)), "POST", "/");

        assertThatExceptionOfType(OutboundRetryableException.class)
                .isThrownBy(() -> http.call(nowhere))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "169.254.169.254",
                "100.64.0.1",
                "::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
            })
    void goesNowhereWithinForATenant(String address) throws IOException {
        var inside = http(TOTAL, _ -> new InetAddress[] {InetAddress.ofLiteral(address)});
        var begun = lookups.get();

        assertThatExceptionOfType(OutboundFinalException.class)
                .isThrownBy(() -> inside.call(HttpCall.to("webhook", TenantUrl.of("https://hook.example/?k=1"), "GET")))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED));
        assertThat(lookups.get() - begun).isEqualTo(1);
        inside.close();
    }

    /** A name that is public when it is checked and private when it is used: it is looked up once for both. */
    @Test
    void connectsToNothingButWhatItHasChecked() throws IOException {
        try (var inside = new StubServer(StubServer.status(200, "inside"))) {
            var answers = new AtomicInteger();
            var rebound =
                    http(TOTAL, _ -> new InetAddress[] {
                        InetAddress.ofLiteral(answers.getAndIncrement() == 0 ? "192.0.2.1" : "127.0.0.1")
                    });
            for (var i = 0; i < 3; i++) {
                assertThatExceptionOfType(OutboundFinalException.class)
                        .isThrownBy(() ->
                                rebound.call(HttpCall.to("webhook", TenantUrl.of("https://hook.example/"), "GET")));
            }
            assertThat(answers).hasValue(3);
            assertThat(inside.requests()).isEmpty();
            rebound.close();
        }
    }

    @Test
    void callsTenantsAddressesOnTheirPortsOnly() {
        assertThatExceptionOfType(OutboundFinalException.class)
                .isThrownBy(() -> http.call(HttpCall.to("webhook", TenantUrl.of("https://1.1.1.1:22/"), "GET")))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED));
        assertThat(lookups).hasValue(0);
    }

    @Test
    void waitsForNoNameForEver() throws IOException {
        var stop = new CountDownLatch(1);
        var lost = http(TOTAL, _ -> {
            try {
                stop.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        });
        var begun = System.nanoTime();

        assertThatExceptionOfType(OutboundRetryableException.class)
                .isThrownBy(() -> lost.call(HttpCall.to("webhook", TenantUrl.of("https://hook.example/"), "POST")));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IN_TIME);
        stop.countDown();
        lost.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.vendor.example",
                "https://user:secret@api.vendor.example",
                "https://api.vendor.example/",
                "https://api.vendor.example?x=1",
                "http://127.0.0.1.evil.example",
                "ftp://127.0.0.1",
                "https:vendor",
            })
    void aVendorsAddressIsSafe(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Vendor("stub", URI.create(base)))
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "'X-A\r\nX-B', v",
        "X-A, 'v\r\nX-B: w'",
        "X-A, 'v\u0000'",
        "Host, evil.example",
        "Content-Length, 0",
        "Transfer-Encoding, chunked",
        "'', v",
    })
    void aHeaderIsOneHeader(String name, String value) {
        var call = HttpCall.to(new Vendor("stub", URI.create("https://a.example")), "GET", "/");

        assertThatIllegalArgumentException().isThrownBy(() -> call.header(name, value));
    }
}
