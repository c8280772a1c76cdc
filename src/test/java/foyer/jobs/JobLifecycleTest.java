package foyer.jobs;

import static foyer.jobs.JobDatabase.A;
import static foyer.jobs.JobTestNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.TestDatabase;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a job that is made. */
@Tag("module")
class JobLifecycleTest {

    private final TestDatabase database = JobDatabase.fresh();

    /** How far a run is. */
    record Place(int at) {}

    @Test
    void runsAJobOnceItsTransactionHasCommitted() {
        var node = new CompletableFuture<JobTestNode>();
        var work = TestJob.of((run, number) -> {
            run.write(new Place(1), JobProgress.of(1, 2), () -> {
                node.join().note("first " + number);
                return number;
            });
            run.progress(2, 2L, "nearly there");
        });
        try (var started = JobTestNode.on(database, work)) {
            node.complete(started);
            var job = started.create(A, 7, 7).getFirst();

            await().atMost(SOON).until(() -> started.status(A, job).isOver());
            var done = started.job(A, job);
            assertThat(done.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(done.attempts()).isEqualTo(1);
            assertThat(done.output()).isEmpty();
            assertThat(done.error()).isNull();
            assertThat(done.progress()).isEqualTo(new JobProgress(2, 2L, "nearly there"));
            assertThat(done.startedAt()).isNotNull();
            assertThat(done.finishedAt()).isNotNull();
            assertThat(database.texts("select body from records.note")).containsExactly("first 7");
            assertThat(JobDatabase.number(database, "select count(*) from jobs.queue"))
                    .isZero();
            assertThat(database.texts("select distinct type from platform.event order by type"))
                    .contains("job.completed", "job.created", "job.started");
        }
    }
}
