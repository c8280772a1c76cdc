package foyer.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What can be seen of jobs from outside: how many wait, how long, what began and how it ended. */
@Component
class JobMeters {

    private final MeterRegistry meters;
    private final Clock clock;
    private final Timer lag;
    private final AtomicLong depth = new AtomicLong();

    JobMeters(MeterRegistry meters, JobRuns runs, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.lag = Timer.builder("foyer.jobs.lag")
                .description("From when a job was due to when it was leased")
                .register(meters);
        Gauge.builder("foyer.jobs.depth", depth, AtomicLong::get)
                .description("Jobs that are due and wait, of all tenants, as this node last counted them")
                .register(meters);
        Gauge.builder("foyer.jobs.running", runs, JobRuns::size)
                .description("Jobs in the hands of this node")
                .register(meters);
    }

    void depth(long waiting) {
        depth.set(waiting);
    }

    /** A job was leased that was due since then. */
    void leased(Instant due) {
        var waited = Duration.between(due, clock.instant());
        // The database's clock and this one may differ a little.
        lag.record(waited.isNegative() ? Duration.ZERO : waited);
    }

    void started(String type) {
        count("foyer.jobs.started", "Attempts that this node began", type, "");
    }

    void ended(String type, JobStatus status) {
        count("foyer.jobs.ended", "Jobs whose end this node wrote", type, status.name());
    }

    void retried(String type) {
        count("foyer.jobs.retried", "Attempts that failed and come again", type, "");
    }

    private void count(String name, String description, String type, String status) {
        var counter = Counter.builder(name).description(description).tag("type", type);
        (status.isEmpty() ? counter : counter.tag("status", status))
                .register(meters)
                .increment();
    }
}
