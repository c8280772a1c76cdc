package foyer.platform.http;

import foyer.testing.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.unit.DataSize;

/** The client as tests have it: in a hurry or not, with a clock that is set, and names that lead where the test says. */
final class Outbound implements AutoCloseable {

    private static final Duration TOTAL = Duration.ofMillis(700);
    private static final Duration SILENCE = Duration.ofMillis(500);

    /** Enough for everything on a machine that is busy, or stands still for a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TestClock clock = new TestClock();
    final AtomicInteger lookups = new AtomicInteger();
    final OutboundHttp http;

    private Outbound(Duration connect, Duration silence, Duration total, int port, NameLookup lookup) {
        var settings = new HttpSettings(
                connect, silence, total, DataSize.ofKilobytes(64), 2, 20, List.of(port), 10, Duration.ofSeconds(30));
        this.http = new OutboundHttp(settings, clock, meters, host -> {
            lookups.incrementAndGet();
            return lookup.all(host);
        });
    }

    static Outbound hasty() {
        return hasty(InetAddress::getAllByName);
    }

    static Outbound hasty(NameLookup lookup) {
        return new Outbound(SILENCE, SILENCE, TOTAL, 443, lookup);
    }

    /** With time enough for everything. */
    static Outbound patient() {
        return new Outbound(PATIENCE, PATIENCE, PATIENCE, 443, InetAddress::getAllByName);
    }

    /** The same, but for a connection that others have. */
    static Outbound patientWithServers() {
        return new Outbound(SILENCE, PATIENCE, PATIENCE, 443, InetAddress::getAllByName);
    }

    /** To tenants' addresses on this port, with no time for those that nobody has. */
    static Outbound to(int port, NameLookup lookup) {
        return new Outbound(SILENCE, SILENCE, PATIENCE, port, lookup);
    }

    /** A call with a secret in its query. */
    static HttpCall call(StubServer server, String method) {
        return HttpCall.to(new Vendor("stub", server.uri()), method, "/v1/things?key=hidden");
    }

    /** How many attempts ended so. */
    double count(String outcome) {
        var timer = meters.find("foyer.outbound").tag("outcome", outcome).timer();
        return timer == null ? 0 : timer.count();
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
