package foyer.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The runs of this node: those that go on, those that were leased ahead and wait for their place, and those whose
 * outcome is not written yet. So many go on at once, and so many of one tenant; how many are leased ahead follows how
 * short they have been, and how many places such short ones pass through at all.
 */
@Component
class JobRuns {

    /** How long a run that was leased ahead may have to wait for its place; what runs for longer keeps others from it. */
    private static final Duration WORTH_WAITING = Duration.ofMillis(50);

    /** Of each run, in the average time of all. */
    private static final double WEIGHT = 0.05;

    private final JobSettings settings;
    private final Map<JobRun, UUID> held = new HashMap<>();
    private final Map<UUID, Integer> ofTenants = new HashMap<>();
    private final Map<JobRun, Long> running = new HashMap<>();
    private final Map<JobRun, Waiting> waiting = new LinkedHashMap<>();
    private double averageNanos = Duration.ofSeconds(1).toNanos();

    JobRuns(JobSettings settings) {
        this.settings = settings;
    }

    private record Waiting(Runnable work, long since) {}

    /** How many more jobs the node has room for. */
    synchronized int room() {
        return settings.runs() == 0
                ? 0
                : settings.runs() + ahead(settings.runs(), _ -> true) - taken(held.size(), _ -> true);
    }

    /** How many more jobs of this tenant. */
    synchronized int room(UUID tenant) {
        Predicate<JobRun> its = run -> run.lease().tenant().equals(tenant);
        return settings.runsPerTenant()
                + ahead(settings.runsPerTenant(), its)
                - taken(ofTenants.getOrDefault(tenant, 0), its);
    }

    /** With the places of those whose job has ended while their handler goes on. */
    private int taken(int ofHeld, Predicate<JobRun> whose) {
        return ofHeld
                + (int) running.keySet().stream()
                        .filter(run -> whose.test(run) && !held.containsKey(run))
                        .count();
    }

    private int ahead(int places, Predicate<JobRun> whose) {
        var now = System.nanoTime();
        var longOnes = running.entrySet().stream()
                .filter(one -> whose.test(one.getKey()) && now - one.getValue() > WORTH_WAITING.toNanos())
                .count();
        var soon = (int) ((places - longOnes) * (WORTH_WAITING.toNanos() / averageNanos));
        return Math.clamp(soon, 0, settings.ahead());
    }

    synchronized void add(JobRun run) {
        held.put(run, run.lease().tenant());
        ofTenants.merge(run.lease().tenant(), 1, Integer::sum);
    }

    /** Its outcome is written, or nobody wants it any more. */
    synchronized void remove(JobRun run) {
        waiting.remove(run);
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

    /** Has the run begin when there is a place for it, in the order of coming, on a thread of its own. */
    synchronized void begin(JobRun run, Runnable work) {
        waiting.put(run, new Waiting(work, System.nanoTime()));
        beginNext();
    }

    /** Those that have waited for a place for so long; they do not begin here any more. */
    synchronized List<JobRun> giveUp(Duration after) {
        var since = System.nanoTime() - after.toNanos();
        var given = waiting.entrySet().stream()
                .filter(one -> one.getValue().since() - since < 0)
                .map(Map.Entry::getKey)
                .toList();
        given.forEach(waiting::remove);
        return given;
    }

    /** Frees the place. */
    synchronized void leave(JobRun run) {
        var began = running.remove(run);
        if (began != null) {
            averageNanos += WEIGHT * (Math.max(1, System.nanoTime() - began) - averageNanos);
        }
        beginNext();
    }

    private void beginNext() {
        while (running.size() < settings.runs()) {
            var next = next();
            if (next == null) {
                return;
            }
            var work = Objects.requireNonNull(waiting.remove(next)).work();
            running.put(next, System.nanoTime());
            Thread.ofVirtual().name("job-" + next.lease().type()).start(work);
        }
    }

    /** The first whose tenant has not as many as it may. */
    private @Nullable JobRun next() {
        if (waiting.isEmpty()) {
            return null;
        }
        var counts = new HashMap<UUID, Integer>();
        running.keySet().forEach(run -> counts.merge(run.lease().tenant(), 1, Integer::sum));
        for (var run : waiting.keySet()) {
            if (counts.getOrDefault(run.lease().tenant(), 0) < settings.runsPerTenant()) {
                return run;
            }
        }
        return null;
    }
}
