package foyer.jobs;

import static java.util.stream.Collectors.toMap;

import foyer.platform.events.NodeLoop;
import foyer.platform.events.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs recurring tasks when they are due, each on one node at a time, one after the other on this one. A task that throws
 * or takes too long is run again when it is next due.
 */
@Component
class RecurringTasks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RecurringTasks.class);

    /** The turn is prolonged so often before it runs out. */
    private static final int TIMES_A_LEASE = 4;

    /** A schedule without a next time is looked at again after this. */
    private static final Duration NEVER = Duration.ofDays(365);

    private final Map<String, RecurringTask> tasks;
    private final RecurringQueries queries;
    private final JobSettings settings;
    private final Wake wake = new Wake();
    private @Nullable NodeLoop loop;
    private boolean registered;

    /** Two of one name would take each other's turns: toMap refuses that. */
    RecurringTasks(List<RecurringTask> tasks, RecurringQueries queries, JobSettings settings) {
        this.tasks = tasks.stream().collect(toMap(RecurringTask::name, Function.identity()));
        this.queries = queries;
        this.settings = settings;
    }

    private void step() throws InterruptedException {
        register();
        var turn = queries.take(tasks.keySet(), settings.lease());
        if (turn == null) {
            wake.await(settings.poll());
            return;
        }
        var task = Objects.requireNonNull(tasks.get(turn.name()));
        var error = run(task, turn);
        queries.finish(turn, next(task, queries.now()), error);
    }

    private void register() {
        if (!registered) {
            var now = queries.now();
            tasks.values().forEach(task -> queries.register(task.name(), next(task, now)));
            registered = true;
        }
    }

    private static Instant next(RecurringTask task, Instant after) {
        var next = task.schedule().next(after);
        return next == null ? after.plus(NEVER) : next;
    }

    /** Runs the task on a thread of its own while this one keeps the turn; answers the classes of what it threw. */
    private @Nullable String run(RecurringTask task, RecurringQueries.Turn turn) throws InterruptedException {
        var work = new FutureTask<>(() -> {
            task.run();
            return true;
        });
        Thread.ofVirtual().name("recurring-" + task.name()).start(work);
        var until = System.nanoTime() + task.longest().toNanos();
        var prolonged = settings.lease().dividedBy(TIMES_A_LEASE).toNanos();
        while (true) {
            var left = until - System.nanoTime();
            try {
                boolean _ = work.get(Math.min(prolonged, left), TimeUnit.NANOSECONDS);
                return null;
            } catch (TimeoutException e) {
                if (left <= prolonged) {
                    LOG.error("{} took longer than {}", task.name(), task.longest());
                    work.cancel(true);
                    return e.getClass().getName();
                }
                if (!queries.prolong(turn, settings.lease())) {
                    LOG.warn("another node has taken {} while it ran here", task.name());
                }
            } catch (ExecutionException e) {
                LOG.error("{} failed", task.name(), e.getCause());
                return Objects.requireNonNull(e.getCause()).getClass().getName();
            }
        }
    }

    @Override
    public synchronized void start() {
        if (!tasks.isEmpty() && settings.runs() > 0) {
            loop = new NodeLoop("recurring", settings.poll(), this::step).start();
        }
    }

    @Override
    public synchronized void stop() {
        NodeLoop.stop(loop, wake);
        loop = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    @Override
    public int getPhase() {
        return NodeLoop.PHASE;
    }
}
