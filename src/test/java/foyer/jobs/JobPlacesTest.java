package foyer.jobs;

import static foyer.jobs.JobDatabase.A;
import static foyer.jobs.JobDatabase.B;
import static foyer.jobs.JobTestNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who has the places of a node when jobs that were short until now become long. */
@Tag("module")
class JobPlacesTest {

    /** From this number on jobs are long. */
    private static final int LONG = 1_000;

    private final TestDatabase database = JobDatabase.fresh();

    private int count(String which) {
        return JobDatabase.number(database, "select count(*) from jobs.queue where " + which);
    }

    /** After these the node believes that jobs are short. */
    private void manyShortOnes(JobTestNode node) {
        node.create(A, 1, 200);
        await().atMost(SOON).until(() -> count("true") == 0);
    }

    @Test
    void oneTenantNeverRunsMoreThanItsShareAndGivesBackWhatFindsNoPlace() {
        var go = new CompletableFuture<Boolean>();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var work = TestJob.of(TestJob.TYPE, job -> job.quietly(), (_, number) -> {
            if (number >= LONG) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                go.join();
                running.decrementAndGet();
            }
        });
        try (var node = JobTestNode.on(database, List.of("foyer.jobs.runs=6", "foyer.jobs.runs-per-tenant=2"), work)) {
            manyShortOnes(node);
            var long_ = node.create(A, LONG, LONG + 19);

            await().atMost(SOON).until(() -> running.get() == 2 && count("state = 'LEASED'") == 2);
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> count("state = 'LEASED'") == 2);
            await().atMost(SOON).until(() -> count("state = 'READY' and attempts = 0") == 18);
            var other = node.create(B, 1, 1).getFirst();
            await().atMost(SOON).until(() -> node.status(B, other) == JobStatus.COMPLETED);
            go.complete(true);

            await().atMost(SOON).until(() -> count("true") == 0);
            assertThat(most).hasValue(2);
            assertThat(long_).allMatch(id -> node.job(A, id).attempts() == 1);
        }
    }

    /** Those that have no time to lose are leased together with one that has the only place for longer than that. */
    @Test
    void theTimeOfAnAttemptCountsFromWhereItsHandlerBegins() {
        var short_ = TestJob.of(
                TestJob.TYPE,
                job -> job.quietly().timeout(Duration.ofMillis(300)).maxAttempts(1),
                (_, _) -> {});
        var holding = TestJob.of("test.holding", job -> job.quietly(), (_, _) -> Worked.aWhile(Duration.ofMillis(600)));
        try (var node = JobTestNode.on(
                database, List.of("foyer.jobs.runs=1", "foyer.jobs.runs-per-tenant=1"), short_, holding)) {
            manyShortOnes(node);
            var waiting = node.write(A, () -> {
                var first =
                        NewJob.of("test.holding", new TestJob.Numbered(LONG)).priority(JobPriority.HIGH);
                node.bean(Jobs.class).enqueue(first);
                return IntStream.range(0, 7)
                        .mapToObj(number ->
                                node.bean(Jobs.class).enqueue(NewJob.of(TestJob.TYPE, new TestJob.Numbered(number))))
                        .toList();
            });

            await().atMost(SOON).until(() -> count("true") == 0);
            assertThat(waiting).allMatch(id -> node.status(A, id) == JobStatus.COMPLETED);
        }
    }
}
