package foyer.platform.http;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** The client for tests of gateways without an application: it repeats nothing, so that each failure is seen. */
public final class OutboundForTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OutboundForTests() {}

    public static OutboundHttp on(Clock clock) {
        var settings = new HttpSettings(
                PATIENCE,
                PATIENCE,
                PATIENCE,
                DataSize.ofMegabytes(1),
                0,
                20,
                List.of(443),
                1000,
                Duration.ofSeconds(1));
        return new OutboundHttp(settings, clock, new SimpleMeterRegistry(), InetAddress::getAllByName);
    }
}
