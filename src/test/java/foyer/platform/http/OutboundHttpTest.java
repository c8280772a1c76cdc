package foyer.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import foyer.platform.http.OutboundException.Reason;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.Awaited;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Calls over real sockets, to servers that go well and badly. */
@Tag("unit")
class OutboundHttpTest {

    private final Outbound outbound = Outbound.patient();

    @AfterEach
    void close() throws IOException {
        outbound.close();
    }

    @Test
    void sendsWhatItIsGivenAndAnswersWhateverComes() throws IOException {
        try (var server = new StubServer(StubServer.status(404, "not here", "X-Request: 7"))) {
            var answer = outbound.http.call(Outbound.call(server, "POST")
                    .header("Authorization", "Bearer abc")
                    .body("{}".getBytes(StandardCharsets.UTF_8), "application/json"));

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).isEqualTo("not here");
            assertThat(answer.header("x-request")).isEqualTo("7");
            assertThat(server.requests().getFirst())
                    .startsWith("POST /v1/things?key=hidden HTTP/1.1\n")
                    .contains("Authorization: Bearer abc\n", "Content-Type: application/json")
                    .endsWith("\n{}");
            assertThat(outbound.count("rejected")).isEqualTo(1);
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
            var answer = outbound.http.call(Outbound.call(server, "POST"));

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
            var answer = outbound.http.call(Outbound.call(server, "GET"));

            assertThat(answer.status()).isEqualTo(302);
            assertThat(inside.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, 2", "PUT, 2", "DELETE, 2", "POST, 1", "PATCH, 1"})
    void repeatsOnlyWhatIsSafe(String method, int requests) throws IOException {
        try (var server = new StubServer((out, request) -> StubServer.write(out, request == 1 ? 503 : 200, ""))) {
            var answer = outbound.http.call(Outbound.call(server, method));

            assertThat(server.requests()).hasSize(requests);
            assertThat(answer.status()).isEqualTo(requests == 1 ? 503 : 200);
        }
    }

    @Test
    void repeatsWhatTheVendorDoesOnce() throws IOException {
        try (var server = new StubServer((out, request) -> StubServer.write(out, request == 1 ? 503 : 200, ""))) {
            assertThat(outbound.http
                            .call(Outbound.call(server, "POST").idempotencyKey("Idempotency-Key", "key-1"))
                            .isSuccess())
                    .isTrue();
            assertThat(server.requests()).hasSize(2).allMatch(request -> request.contains("Idempotency-Key: key-1\n"));
        }
    }

    @Test
    void repeatsNothingEarlierThanTheVendorAsksFor() throws IOException {
        try (var server = new StubServer(StubServer.status(429, "", "Retry-After: 60"))) {
            var answer = outbound.http.call(Outbound.call(server, "GET"));

            assertThat(server.requests()).hasSize(1);
            assertThatExceptionOfType(OutboundRetryableException.class)
                    .isThrownBy(answer::required)
                    .satisfies(failure -> assertThat(failure.after()).isEqualTo(Duration.ofMinutes(1)));
        }
    }

    @Test
    void repeatsOneCallInTenWhenAllFail() throws IOException {
        try (var server = new StubServer(StubServer.status(429, ""))) {
            var patient = Outbound.patient();
            for (var i = 0; i < 40; i++) {
                patient.http.call(Outbound.call(server, "GET"));
            }
            patient.close();

            assertThat(server.requests()).hasSizeBetween(43, 45);
        }
    }

    @Test
    void noTenantUsesUpWhatAnotherMayRepeat() throws IOException {
        try (var server = new StubServer(StubServer.status(429, ""))) {
            var one = UUID.randomUUID();
            for (var i = 0; i < 5; i++) {
                call(one, server, "GET");
            }
            assertThat(server.requests()).hasSize(6);

            call(UUID.randomUUID(), server, "GET");
            assertThat(server.requests()).hasSize(8);
        }
    }

    @Test
    void blamesNoVendorForConnectionsThatAreAllInUse() throws Exception {
        var held = 5;
        var come = new CountDownLatch(held);
        var free = new CountDownLatch(1);
        var tenant = UUID.randomUUID();
        try (var patient = Outbound.patientWithServers();
                var server = new StubServer((out, request) -> {
                    if (request <= held) {
                        come.countDown();
                        free.await();
                    }
                    StubServer.write(out, 200, "");
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // A quarter of the connections are all that one host gets.
            for (var i = 0; i < held; i++) {
                threads.execute(() -> patient.http.call(Outbound.call(server, "POST")));
            }
            come.await();
            for (var i = 0; i < 12; i++) {
                threads.execute(() -> assertThatExceptionOfType(OutboundRetryableException.class)
                        .isThrownBy(() -> CurrentCaller.call(
                                Caller.system(tenant, "test"), () -> patient.http.call(Outbound.call(server, "POST"))))
                        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.BUSY)));
            }
            Awaited.until(() -> patient.count("busy") == 12);
            free.countDown();

            assertThat(CurrentCaller.call(
                                    Caller.system(tenant, "test"),
                                    () -> patient.http.call(Outbound.call(server, "POST")))
                            .status())
                    .isEqualTo(200);
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
            assertThat(outbound.count("stopped")).isEqualTo(1);

            // Another tenant has its own experience.
            assertThat(post(UUID.randomUUID(), server).status()).isEqualTo(500);

            broken.set(0);
            outbound.clock.pass(Duration.ofSeconds(29));
            assertThatExceptionOfType(OutboundRetryableException.class).isThrownBy(() -> post(one, server));
            outbound.clock.pass(Duration.ofSeconds(2));
            for (var i = 0; i < 5; i++) {
                assertThat(post(one, server).status()).isEqualTo(200);
            }
        }
    }

    private HttpAnswer post(UUID tenant, StubServer server) {
        return call(tenant, server, "POST");
    }

    private HttpAnswer call(UUID tenant, StubServer server, String method) {
        return CurrentCaller.call(
                Caller.system(tenant, "test"), () -> outbound.http.call(Outbound.call(server, method)));
    }

    @Test
    void runsInNoTransaction() throws IOException {
        try (var server = new StubServer(StubServer.status(200, ""))) {
            TransactionSynchronizationManager.setActualTransactionActive(true);
            try {
                assertThatIllegalStateException().isThrownBy(() -> outbound.http.call(Outbound.call(server, "GET")));
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
                .isThrownBy(() -> outbound.http.call(nowhere))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE));
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
