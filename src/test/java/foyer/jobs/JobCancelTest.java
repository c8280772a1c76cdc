package foyer.jobs;

import static foyer.jobs.JobDatabase.A;
import static foyer.jobs.JobTestNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.Awaited;
import foyer.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cancelling ends a job at once, wherever it runs and whatever its handler does. */
@Tag("module")
class JobCancelTest {

    private static final List<String> AS_DELIVERED = List.of("foyer.jobs.look=250ms", "foyer.jobs.poll=1s");

    private final TestDatabase database = JobDatabase.fresh();

    private record Run(JobRun run, long at) {}

    private static void cancel(JobTestNode node, JobId id) {
        node.write(A, () -> {
            var changes = node.bean(JobChanges.class);
            changes.cancel(Objects.requireNonNull(changes.lock(id)));
            return true;
        });
    }

    @Test
    void reachesARunOnAnotherNodeWithinASecond() {
        var begun = new CompletableFuture<JobRun>();
        var ended = new CompletableFuture<Run>();
        var work = TestJob.of((run, _) -> {
            begun.complete(run);
            try {
                await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> {
                    run.check();
                    return false;
                });
            } catch (JobCancelledException e) {
                ended.complete(new Run(run, System.nanoTime()));
                throw e;
            }
        });
        try (var maker = JobTestNode.on(database, List.of("foyer.jobs.runs=0"), work);
                var runner = JobTestNode.on(database, AS_DELIVERED, work)) {
            var id = maker.create(A, 1, 1).getFirst();
            begun.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();

            var cancelled = System.nanoTime();
            cancel(maker, id);

            assertThat(maker.status(A, id)).isEqualTo(JobStatus.CANCELLED);
            var end = ended.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
            assertThat(Duration.ofNanos(end.at() - cancelled)).isLessThan(Awaited.PROMPTLY);
            assertThat(runner.isDead()).isFalse();
        }
    }

    /** While a run writes, its row is its own: the cancel waits for nothing, and the run finds it at its next write. */
    @Test
    void waitsForNoRunThatIsWritingAndEndsItAfterwards() {
        var writing = new CompletableFuture<Boolean>();
        var go = new CompletableFuture<Boolean>();
        var told = new CompletableFuture<Throwable>();
        var node = new CompletableFuture<JobTestNode>();
        var work = TestJob.of((run, _) -> {
            run.write(null, JobProgress.of(1, 2), () -> {
                writing.complete(true);
                node.join().note("before");
                return go.join();
            });
            try {
                run.write(null, JobProgress.of(2, 2), () -> {
                    node.join().note("after");
                    return true;
                });
            } catch (JobCancelledException e) {
                told.complete(e);
                throw e;
            }
        });
        try (var started = JobTestNode.on(database, work)) {
            node.complete(started);
            var id = started.create(A, 1, 1).getFirst();
            writing.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();

            cancel(started, id);
            assertThat(started.job(A, id).cancelRequested()).isTrue();
            go.complete(true);

            assertThat(told.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join())
                    .isInstanceOf(JobCancelledException.class);
            await().atMost(SOON).until(() -> started.status(A, id) == JobStatus.CANCELLED);
            assertThat(JobDatabase.notes(database)).containsExactly("before");
        }
    }

    @Test
    void endsWhatHasNotBegunAndAllThatItMade() {
        var work = TestJob.of((_, _) -> {});
        try (var node = JobTestNode.on(database, List.of("foyer.jobs.runs=0"), work)) {
            var parent = node.create(A, 1, 1).getFirst();
            var children = node.create(A, 2, 4, job -> job.parent(parent));
            var grandchild =
                    node.create(A, 5, 5, job -> job.parent(children.getFirst())).getFirst();

            cancel(node, parent);

            assertThat(node.status(A, parent)).isEqualTo(JobStatus.CANCELLED);
            assertThat(children).allMatch(child -> node.status(A, child) == JobStatus.CANCELLED);
            assertThat(node.status(A, grandchild)).isEqualTo(JobStatus.CANCELLED);
            assertThat(JobDatabase.number(database, "select count(*) from jobs.queue"))
                    .isZero();
        }
    }
}
