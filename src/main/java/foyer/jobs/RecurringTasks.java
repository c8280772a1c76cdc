package foyer.jobs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import foyer.platform.events.NodeLoop;
import foyer.platform.events.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * Runs recurring tasks when they are due, each on one node at a time. On this one those that are due each minute or sooner
 * come one after the other, and so do the rest, whose work may be long, and of both those that ask somebody outside: none waits
 * for those of another kind. A task that throws or takes too long is run again when it is next due.
 */
@Component
class RecurringTasks implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RecurringTasks.class);

    /** The turn is prolonged so often before it runs out. */
    private static final int TIMES_A_LEASE = 4;

    /** A schedule without a next time is looked at again after this. */
    private static final Duration NEVER = Duration.ofDays(365);

    /** What is due so soon again waits for nothing that is long. */
    private static final Duration FREQUENT = Duration.ofMinutes(1);

    private final Map<String, RecurringTask> tasks;
    private final RecurringQueries queries;
    private final JobSettings settings;
    private final List<Lane> lanes;

    /** Two of one name would take each other's turns: toMap refuses that. */
    RecurringTasks(List<RecurringTask> tasks, RecurringQueries queries, JobSettings settings) {
        this.tasks = tasks.stream().collect(toMap(RecurringTask::name, Function.identity()));
        this.queries = queries;
        this.settings = settings;
        this.lanes = tasks.stream().collect(groupingBy(Kind::of)).values().stream()
                .map(Lane::new)
                .toList();
    }

    /** Tasks of one kind wait for each other. */
    private record Kind(boolean frequent, boolean asksOutside) {

        static Kind of(RecurringTask task) {
            return new Kind(isFrequent(task), task.asksOutside());
        }
    }

    private static boolean isFrequent(RecurringTask task) {
        var first = task.schedule().next(Instant.EPOCH);
        var second = first == null ? null : task.schedule().next(first);
        return first != null
                && second != null
                && Duration.between(first, second).compareTo(FREQUENT) <= 0;
    }

    /** Tasks that come one after the other. */
    private final class Lane {

        private final Wake wake = new Wake();
        private final Set<String> names;
        private @Nullable NodeLoop loop;
        private boolean registered;

        Lane(List<RecurringTask> tasks) {
            this.names = tasks.stream().map(RecurringTask::name).collect(toSet());
        }

        private void step() throws InterruptedException {
            register();
            var turn = queries.take(names, settings.lease());
            if (turn == null) {
                wake.await(settings.poll());
                return;
            }
            var task = task(turn.name());
            var error = run(task, turn);
            queries.finish(turn, next(task, queries.now()), error);
        }

        private void register() {
            if (!registered) {
                var now = queries.now();
                names.forEach(name -> queries.register(name, next(task(name), now)));
                registered = true;
            }
        }

        private void start() {
            loop = new NodeLoop("recurring", settings.poll(), this::step).start();
        }

        private void stop() {
            NodeLoop.stop(loop, wake);
            loop = null;
        }
    }

    private RecurringTask task(String name) {
        return Objects.requireNonNull(tasks.get(name));
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
        if (settings.runs() > 0) {
            lanes.forEach(Lane::start);
        }
    }

    @Override
    public synchronized void stop() {
        lanes.forEach(Lane::stop);
    }

    @Override
    public synchronized boolean isRunning() {
        return lanes.stream().anyMatch(lane -> lane.loop != null);
    }

    @Override
    public int getPhase() {
        return NodeLoop.PHASE;
    }
}
