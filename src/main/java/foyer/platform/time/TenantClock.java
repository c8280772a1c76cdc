package foyer.platform.time;

import foyer.platform.security.CurrentCaller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Business time, which is a tenant's own: what dates deeds and decides what is due. In whole microseconds, as PostgreSQL
 * keeps them, so that a value written and read again is the same. Leases and limits use the database's clock instead.
 */
@Component
public class TenantClock {

    private final Clock clock;
    private final List<TestClocks> testClocks;

    /** One for the whole process; tests make their own. */
    public TenantClock(Clock clock, List<TestClocks> testClocks) {
        this.clock = clock;
        this.testClocks = testClocks;
    }

    /** Now, for the tenant acted in; raises outside one. */
    public Instant now() {
        return now(CurrentCaller.tenant());
    }

    public Instant now(UUID tenant) {
        for (var clocks : testClocks) {
            var set = clocks.of(tenant);
            if (set != null) {
                return set.truncatedTo(ChronoUnit.MICROS);
            }
        }
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
