package foyer.jobs;

import static foyer.jobs.JobDatabase.A;
import static foyer.jobs.JobTestNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the node does for its runs while one of them holds its row for long. */
@Tag("module")
class JobWatchTest {

    private final TestDatabase database = JobDatabase.fresh();

    /** Job 1 writes for long after it told its progress; job 2 takes too long, and job 3 as it writes. */
    @Test
    void aLongWriteHoldsUpNeitherTheTimeoutsNorTheProgressOfOthers() {
        var writing = new CompletableFuture<Boolean>();
        var go = new CompletableFuture<Boolean>();
        var slow = TestJob.of((run, number) -> {
            if (number == 1) {
                run.write(null, JobProgress.of(1, 9), () -> {
                    writing.complete(true);
                    return go.join();
                });
            } else {
                writing.join();
                run.progress(number, 9L, null);
                go.join();
            }
        });
        var timed = TestJob.of(
                "test.timed", job -> job.timeout(Duration.ofMillis(300)).maxAttempts(1), (run, number) -> {
                    writing.join();
                    if (number == 3) {
                        run.write(null, JobProgress.NONE, go::join);
                    } else {
                        go.join();
                    }
                });
        try (var node = JobTestNode.on(database, slow, timed)) {
            var first = node.create(A, 1, 1).getFirst();
            await().atMost(SOON).until(writing::isDone);
            var stuck = node.create(A, NewJob.of("test.timed", new TestJob.Numbered(3)));
            await().atMost(SOON).until(() -> isTimedOut(node, stuck));
            var late = node.create(A, NewJob.of("test.timed", new TestJob.Numbered(2)));
            node.create(A, 2, 2);
            tellAgain(node, first);

            await().atMost(SOON).until(() -> node.status(A, late) == JobStatus.DEAD);
            await().atMost(SOON)
                    .until(() -> database.texts("select progress_done from jobs.queue")
                            .contains("2"));
            go.complete(true);
            await().atMost(SOON).until(() -> node.status(A, first) == JobStatus.COMPLETED);
            assertThat(node.job(A, first).progress()).isEqualTo(JobProgress.of(1, 9));
            await().atMost(SOON).until(() -> node.status(A, stuck) == JobStatus.DEAD);
        }
    }

    /** Before the run has ended, or after it, where it was too late to begin writing. */
    private static boolean isTimedOut(JobTestNode node, JobId id) {
        return node.status(A, id) == JobStatus.DEAD
                || node.bean(JobRuns.class).all().stream()
                        .anyMatch(run -> run.id().equals(id) && run.isSettled());
    }

    /** As if it had told of itself just before it began to write. */
    private static void tellAgain(JobTestNode node, JobId id) {
        node.bean(JobRuns.class).all().stream()
                .filter(run -> run.id().equals(id))
                .forEach(JobRun::untold);
    }

    @Test
    void progressThatIsKeptNeverGoesDown() {
        var begun = new CompletableFuture<JobRun>();
        var go = new CompletableFuture<Boolean>();
        var work = TestJob.of((run, _) -> {
            begun.complete(run);
            go.join();
        });
        try (var node = JobTestNode.on(database, work)) {
            node.create(A, 1, 1);
            var lease = begun.join().lease();
            var queue = node.bean(QueueQueries.class);

            for (var done : List.of(3, 7, 5)) {
                node.write(A, () -> queue.progressIfFree(lease, JobProgress.of(done, 9)));
            }
            assertThat(database.texts("select progress_done from jobs.queue")).containsExactly("7");
            go.complete(true);
        }
    }
}
