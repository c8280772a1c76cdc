package foyer.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What can be seen of the sealer from outside: how late it is, and how much it did. */
@Component
class SealMeters {

    private static final double MILLIS = 1_000;

    private final Timer lag;
    private final Counter sealed;
    private volatile Duration unsealed = Duration.ZERO;

    SealMeters(MeterRegistry meters) {
        this.lag = Timer.builder("foyer.audit.lag")
                .description("From the beginning of the transaction that wrote the oldest row of a batch to its seal")
                .register(meters);
        this.sealed = Counter.builder("foyer.audit.sealed")
                .description("Rows of the audit log that this node sealed")
                .register(meters);
        Gauge.builder("foyer.audit.unsealed.seconds", () -> unsealed.toMillis() / MILLIS)
                .description("How old the oldest row without a seal was at this node's last look")
                .baseUnit("seconds")
                .register(meters);
    }

    void sealed(List<LoggedRow> rows, Instant now) {
        sealed.increment(rows.size());
        lag.record(notNegative(Duration.between(rows.getFirst().at(), now)));
    }

    /** @param oldest of each tenant, a UUID of version 7, which begins with its time */
    void waiting(Map<UUID, UUID> oldest, Instant now) {
        unsealed = oldest.values().stream()
                .map(id -> Instant.ofEpochMilli(id.getMostSignificantBits() >>> Short.SIZE))
                .map(at -> notNegative(Duration.between(at, now)))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The database's clock may be ahead of this node's. */
    private static Duration notNegative(Duration age) {
        return age.isNegative() ? Duration.ZERO : age;
    }
}
