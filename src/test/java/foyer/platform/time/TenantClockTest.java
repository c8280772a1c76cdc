package foyer.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TenantClockTest {

    private static final Instant REAL = Instant.parse("2026-11-21T10:00:00.123456789Z");
    private static final Instant SET = Instant.parse("2027-03-01T00:00:00Z");
    private static final UUID TESTING = UUID.randomUUID();

    private final Clock clock = Clock.fixed(REAL, ZoneOffset.UTC);
    private final TenantClock tenants = new TenantClock(clock, List.of(tenant -> tenant.equals(TESTING) ? SET : null));

    @Test
    void runsWithTheRealTimeAsPostgresKeepsIt() {
        assertThat(tenants.now(UUID.randomUUID())).isEqualTo("2026-11-21T10:00:00.123456Z");
        assertThat(new TenantClock(clock, List.of()).now(TESTING)).isEqualTo("2026-11-21T10:00:00.123456Z");
    }

    @Test
    void standsWhereATestClockIsSet() {
        Instant now = CurrentCaller.call(Caller.system(TESTING, "test"), () -> tenants.now());
        assertThat(now).isEqualTo(SET);
    }

    @Test
    void raisesOutsideATenant() {
        assertThatThrownBy(() -> tenants.now()).isInstanceOf(IllegalStateException.class);
    }
}
