package foyer.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * The runs of this node: those that go on, those that were leased ahead and wait for their place, and those whose
 * outcome is not written yet. So many go on at once; how many are leased ahead follows how short they have been.
 */
@Component
class JobRuns {

    /** How long a run that was leased ahead may have to wait for its place. */
    private static final Duration WORTH_WAITING = Duration.ofMillis(50);

    /** Of each run, in the average time of all. */
    private static final double WEIGHT = 0.05;

    private final JobSettings settings;
    private final Semaphore places;
    private final Map<JobRun, UUID> held = new HashMap<>();
    private final Map<UUID, Integer> ofTenants = new HashMap<>();
    private double averageNanos = Duration.ofSeconds(1).toNanos();

    JobRuns(JobSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.runs(), true);
    }

    /** How many more jobs the node has room for. */
    synchronized int room() {
        return settings.runs() == 0 ? 0 : settings.runs() + ahead() - held.size();
    }

    /** How many more jobs of this tenant. */
    synchronized int room(UUID tenant) {
        return settings.runsPerTenant() + ahead() - ofTenants.getOrDefault(tenant, 0);
    }

    private int ahead() {
        var soon = (int) (settings.runs() * (WORTH_WAITING.toNanos() / averageNanos));
        return Math.min(settings.ahead(), soon);
    }

    synchronized void add(JobRun run) {
        held.put(run, run.lease().tenant());
        ofTenants.merge(run.lease().tenant(), 1, Integer::sum);
    }

    /** Its outcome is written, or nobody wants it any more. */
    synchronized void remove(JobRun run) {
        var tenant = held.remove(run);
        if (tenant != null) {
            ofTenants.computeIfPresent(tenant, (_, count) -> count > 1 ? count - 1 : null);
        }
    }

    synchronized List<JobRun> all() {
        return new ArrayList<>(held.keySet());
    }

    synchronized int size() {
        return held.size();
    }

    /** Waits for a place among those that run at once. */
    void enter() {
        places.acquireUninterruptibly();
    }

    /** Frees the place. */
    void leave(Duration took) {
        places.release();
        synchronized (this) {
            averageNanos += WEIGHT * (Math.max(1, took.toNanos()) - averageNanos);
        }
    }
}
