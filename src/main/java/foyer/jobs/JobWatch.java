package foyer.jobs;

import foyer.platform.events.Events;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Looks after what runs on this node: prolongs leases, keeps progress, and ends at once the runs whose job was cancelled,
 * whose time is over or whose lease was lost, and gives back those that found no place; a handler that goes on all the same changes nothing any more. And after
 * what no node looks after: leases that ran out.
 */
@Component
class JobWatch {

    /** Leases are prolonged so often before they run out. */
    private static final int TIMES_A_LEASE = 4;

    /** How often the jobs that wait are counted, and how far. */
    private static final Duration COUNTED = Duration.ofSeconds(15);

    private static final int COUNTED_TO = 100_000;

    /** After which a job that was leased ahead goes back, having found no place. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final ClusterQueries cluster;
    private final QueueQueries queue;
    private final JobHandlers handlers;
    private final JobRuns runs;
    private final JobSettling settling;
    private final JobPauses pauses;
    private final Events events;
    private final JobWakes wakes;
    private final JobMeters meters;
    private final JobSettings settings;
    private long prolongedAt = System.nanoTime();
    private long straysAt = System.nanoTime();
    private long countedAt = System.nanoTime();

    JobWatch(
            ClusterQueries cluster,
            QueueQueries queue,
            JobHandlers handlers,
            JobRuns runs,
            JobSettling settling,
            JobPauses pauses,
            Events events,
            JobWakes wakes,
            JobMeters meters,
            JobSettings settings) {
        this.cluster = cluster;
        this.queue = queue;
        this.handlers = handlers;
        this.runs = runs;
        this.settling = settling;
        this.pauses = pauses;
        this.events = events;
        this.wakes = wakes;
        this.meters = meters;
        this.settings = settings;
    }

    void step() {
        var held = runs.all();
        if (!held.isEmpty()) {
            look(held);
            endOverdue(held);
            giveBackWaiting();
            tellProgress(held);
        }
        if (isTime(straysAt, settings.poll())) {
            straysAt = System.nanoTime();
            cluster.strays().forEach(this::recover);
        }
        if (isTime(countedAt, COUNTED)) {
            countedAt = System.nanoTime();
            meters.depth(cluster.depth(COUNTED_TO));
        }
    }

    private void look(List<JobRun> held) {
        var newest =
                held.stream().collect(Collectors.toMap(run -> run.lease().job(), Function.identity(), JobWatch::later));
        // Those whose job this node has again have lost their lease: what is told of the job is the newest one's.
        held.stream()
                .filter(run -> !run.equals(newest.get(run.lease().job())) && !run.isSettled())
                .forEach(this::lose);
        var prolong = isTime(prolongedAt, settings.lease().dividedBy(TIMES_A_LEASE));
        var leases = newest.values().stream().map(JobRun::lease).toList();
        var looked = cluster.lookAfter(leases, prolong, settings.lease());
        if (prolong) {
            prolongedAt = System.nanoTime();
        }
        looked.forEach(one -> {
            var run = newest.get(one.job());
            if (run == null || run.isSettled()) {
                return;
            }
            if (one.cancelled()) {
                run.end(JobRun.End.CANCELLED);
                settling.settle(run, Outcome.cancelled(run.lease()));
            } else if (!one.held()) {
                lose(run);
            }
        });
    }

    private static JobRun later(JobRun one, JobRun other) {
        return one.lease().fence() > other.lease().fence() ? one : other;
    }

    private void lose(JobRun run) {
        run.end(JobRun.End.LOST);
        settling.settle(run, new Outcome.HandedBack(run.lease()));
    }

    private void endOverdue(List<JobRun> held) {
        var now = System.nanoTime();
        held.stream().filter(run -> !run.isSettled() && run.isOverdue(now)).forEach(run -> {
            run.end(JobRun.End.LOST);
            settling.settle(run, pauses.after(run.lease(), JobError.of(JobFailureCode.TIMED_OUT)));
        });
    }

    /** Another node may have a place for them, or another tenant's jobs come first here. */
    private void giveBackWaiting() {
        runs.giveUp(LONGEST_WAIT).forEach(run -> settling.settle(run, new Outcome.HandedBack(run.lease())));
    }

    private void tellProgress(List<JobRun> held) {
        Map<UUID, List<JobRun>> untold = held.stream()
                .filter(run -> !run.isSettled() && run.isUntold())
                .collect(Collectors.groupingBy(run -> run.lease().tenant()));
        untold.forEach(this::tell);
    }

    private void tell(UUID tenant, List<JobRun> its) {
        its.forEach(JobRun::told);
        try {
            settling.within(tenant, () -> tellHere(its));
        } catch (RuntimeException e) {
            its.forEach(JobRun::untold);
            throw e;
        }
    }

    private void tellHere(List<JobRun> its) {
        var told = its.stream()
                .filter(this::keep)
                .filter(run -> !handlers.isQuiet(run.lease().type()))
                .map(run -> handlers.event(JobEvents.PROGRESSED, run.lease()))
                .toList();
        if (!told.isEmpty()) {
            events.publish(told);
        }
    }

    /** Never waits for a run that holds its row for as long as it writes: it is told of later. */
    private boolean keep(JobRun run) {
        var kept = queue.progressIfFree(run.lease(), run.progress());
        if (!kept) {
            run.untold();
        }
        return kept;
    }

    private void recover(UUID tenant) {
        settling.within(tenant, () -> {
            queue.wakeParents();
            List<Outcome> lost = queue.lost().stream()
                    .map(lease -> pauses.after(lease, JobError.of(JobFailureCode.LEASE_LOST)))
                    .toList();
            settling.writeHere(lost);
        });
        wakes.call();
    }

    private static boolean isTime(long since, Duration period) {
        return System.nanoTime() - since >= period.toNanos();
    }
}
