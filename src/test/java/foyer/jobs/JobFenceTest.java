package foyer.jobs;

import static foyer.jobs.JobDatabase.A;
import static foyer.jobs.JobTestNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever node dies or sleeps, at whatever statement: the effects of a job come exactly once. */
@Tag("module")
class JobFenceTest {

    private static final int STEPS = 3;
    private static final int JOBS = 6;

    /** More than a node sends for such jobs, by itself. */
    private static final int STATEMENTS = 120;

    private final TestDatabase database = JobDatabase.fresh();

    private record Place(int next) {}

    /** Writes a note for each of its steps, and for the last one too. */
    private static TestJob stepping(CompletableFuture<JobTestNode> node) {
        return TestJob.of(TestJob.TYPE, job -> job.maxAttempts(50), (run, number) -> {
            var place = run.state(Place.class);
            for (var step = place == null ? 1 : place.next(); step <= STEPS; step++) {
                var note = number + "." + step;
                run.write(new Place(step + 1), JobProgress.of(step, STEPS), () -> {
                    node.join().note(note);
                    return note;
                });
            }
        });
    }

    /** What a node that is dead has leased is another's soon. */
    private static JobTestNode start(TestDatabase database) {
        var node = new CompletableFuture<JobTestNode>();
        var started = JobTestNode.on(database, List.of("foyer.jobs.lease=2s"), stepping(node));
        node.complete(started);
        return started;
    }

    private static List<String> allNotes() {
        return IntStream.rangeClosed(1, JOBS)
                .boxed()
                .flatMap(job -> IntStream.rangeClosed(1, STEPS).mapToObj(step -> job + "." + step))
                .sorted()
                .toList();
    }

    /** Each place at which a node may die, a few of them each time; all with -Djobs.deaths=1. */
    static IntStream deaths() {
        var every = Integer.getInteger("jobs.deaths", 17);
        return IntStream.iterate(1, statement -> statement < STATEMENTS, statement -> statement + every);
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void aNodeThatDiesAtAnyStatementLeavesEachEffectOnce(int statement) {
        try (var doomed = start(database)) {
            doomed.create(A, 1, JOBS);
            doomed.dieAfter(statement);
            await().atMost(SOON)
                    .until(() ->
                            doomed.isDead() || JobDatabase.number(database, "select count(*) from jobs.queue") == 0);
            try (var other = start(database)) {
                await().atMost(SOON).until(() -> JobDatabase.number(database, "select count(*) from jobs.queue") == 0);
                assertThat(other.isDead()).isFalse();
            }
        }

        assertThat(JobDatabase.notes(database).stream().sorted().toList()).isEqualTo(allNotes());
        assertThat(database.texts("select distinct status from jobs.job")).containsExactly("COMPLETED");
    }

    /** The lease runs out while the run sleeps; another node does the job; then the sleeper wakes up and writes. */
    @Test
    void aRunThatSleptThroughItsLeaseChangesNothing() {
        var asleep = new CompletableFuture<JobRun>();
        var wakeUp = new CompletableFuture<Boolean>();
        var told = new CompletableFuture<Throwable>();
        var node = new CompletableFuture<JobTestNode>();
        var work = TestJob.of((run, _) -> {
            if (asleep.complete(run)) {
                wakeUp.join();
            }
            try {
                run.write(null, JobProgress.NONE, () -> {
                    node.join().note("by fence " + run.lease().fence());
                    return true;
                });
            } catch (LeaseLostException e) {
                told.complete(e);
                throw e;
            }
        });
        try (var started = JobTestNode.on(database, work)) {
            node.complete(started);
            var id = started.create(A, 1, 1).getFirst();
            var sleeper = asleep.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
            await().atMost(SOON).until(() -> {
                // As if its node had not been heard of for a lease's time; it prolongs it from time to time.
                JobDatabase.run(
                        database, "update jobs.queue set lease_until = now() - interval '1 minute' where fence = 1");
                return started.status(A, id) == JobStatus.COMPLETED;
            });

            wakeUp.complete(true);

            assertThat(told.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join())
                    .isInstanceOf(LeaseLostException.class);
            assertThat(JobDatabase.notes(database)).hasSize(1).noneMatch(note -> note.endsWith(" 1"));
            assertThat(sleeper.lease().fence()).isOne();
            assertThat(started.job(A, id).attempts()).isEqualTo(2);
        }
    }

    /** Its node gets the job back itself, and looks after both runs for a while. */
    @Test
    void aRunThatLostItsLeaseDoesNotEndTheOneAfterItOnTheSameNode() throws InterruptedException {
        var asleep = new CountDownLatch(JOBS);
        var wakeUp = new CompletableFuture<Boolean>();
        var again = new AtomicInteger();
        var work = TestJob.of((run, _) -> {
            if (run.lease().fence() == 1) {
                asleep.countDown();
                wakeUp.join();
            } else {
                again.incrementAndGet();
                Worked.aWhile(Duration.ofMillis(500));
            }
        });
        var places = List.of("foyer.jobs.runs=20", "foyer.jobs.runs-per-tenant=20");
        try (var node = JobTestNode.on(database, places, work)) {
            var ids = node.create(A, 1, JOBS);
            assertThat(asleep.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

            await().atMost(SOON).until(() -> {
                JobDatabase.run(
                        database, "update jobs.queue set lease_until = now() - interval '1 minute' where fence = 1");
                return ids.stream().allMatch(id -> node.status(A, id) == JobStatus.COMPLETED);
            });

            wakeUp.complete(true);
            assertThat(again).hasValue(JOBS);
        }
    }

    /** What the sleeper did in the very transaction in which it found out is undone with it. */
    @Test
    void aWriteThatFindsItsLeaseLostUndoesNothingOfTheOthers() {
        var entered = new CompletableFuture<JobRun>();
        var go = new CompletableFuture<Boolean>();
        var work = TestJob.of((run, _) -> {
            entered.complete(run);
            go.join();
        });
        try (var node = JobTestNode.on(database, List.of("foyer.jobs.look=1s"), work)) {
            node.create(A, 1, 1);
            var run = entered.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
            JobDatabase.run(database, "update jobs.queue set fence = fence + 1");

            var held = node.write(
                    A, () -> node.bean(QueueQueries.class).hold(run.lease(), null, JobProgress.of(9, 9), SOON));

            assertThat(held).isFalse();
            assertThat(database.texts("select progress_done from jobs.queue")).containsExactly("0");
            go.complete(true);
        }
    }

    @Test
    void aNodeThatStopsGivesItsJobsBackAtOnceAndUncounted() {
        var begun = new CompletableFuture<Integer>();
        var never = new CompletableFuture<Boolean>();
        var lasting = TestJob.of((_, number) -> {
            begun.complete(number);
            never.join();
        });
        var first = JobTestNode.on(database, List.of("foyer.jobs.lease=1h"), lasting);
        var id = first.create(A, 1, 1).getFirst();
        begun.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
        first.close();

        try (var second = JobTestNode.on(database, TestJob.of((_, _) -> {}))) {
            await().atMost(SOON).until(() -> second.status(A, id) == JobStatus.COMPLETED);
            assertThat(second.job(A, id).attempts()).isOne();
        }
        never.complete(true);
    }
}
