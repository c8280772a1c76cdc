package foyer.platform.graphql.transport;

import graphql.ExecutionResult;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times requests by operation, under the first so many names: who invents names cannot fill the memory with them. */
@Component
public class OperationTimers {

    public static final String REQUESTS = "foyer.graphql.requests";
    public static final int NAMES = 200;
    public static final String OTHER = "other";

    private static final String UNNAMED = "unnamed";

    private final MeterRegistry meters;
    private final DistributionSummary statements;
    private final Map<String, Meters> byName = new ConcurrentHashMap<>();

    OperationTimers(MeterRegistry meters) {
        this.meters = meters;
        this.statements = DistributionSummary.builder("foyer.graphql.statements")
                .description("SQL statements a request")
                .register(meters);
    }

    private record Meters(Timer ok, Timer failed) {}

    void record(@Nullable String operation, Duration elapsed, int sent, ExecutionResult result) {
        var its = metersOf(operation == null ? UNNAMED : operation);
        (result.getErrors().isEmpty() ? its.ok() : its.failed()).record(elapsed);
        statements.record(sent);
    }

    private Meters metersOf(String name) {
        var known = byName.get(name);
        if (known != null) {
            return known;
        }
        var kept = byName.size() < NAMES ? name : OTHER;
        return byName.computeIfAbsent(kept, added -> new Meters(timer(added, "ok"), timer(added, "failed")));
    }

    private Timer timer(String operation, String outcome) {
        return Timer.builder(REQUESTS)
                .description("Requests by operation")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .register(meters);
    }
}
