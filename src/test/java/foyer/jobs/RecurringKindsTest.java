package foyer.jobs;

import static foyer.jobs.JobTestNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tasks wait for those of their own kind only. */
@Tag("module")
class RecurringKindsTest {

    private final TestDatabase database = JobDatabase.fresh();

    /** Due often; whoever it asks never answers. */
    private record Asking(AtomicInteger runs, boolean asksOutside) implements RecurringTask {

        @Override
        public String name() {
            return asksOutside ? "test.asking" : "test.often";
        }

        @Override
        public Schedule schedule() {
            return Schedule.every(Duration.ofMillis(100));
        }

        @Override
        public void run() throws InterruptedException {
            runs.incrementAndGet();
            if (asksOutside) {
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void whoeverIsAskedAndDoesNotAnswerHoldsUpNothingElseThatIsDueOften() {
        var asked = new AtomicInteger();
        var often = new AtomicInteger();
        try (var node = JobTestNode.withTasks(database, List.of(new Asking(asked, true), new Asking(often, false)))) {
            await().atMost(SOON).until(() -> asked.get() == 1);
            var before = often.get();

            await().atMost(SOON).until(() -> often.get() >= before + 2);
            assertThat(asked).hasValue(1);
            assertThat(node.isDead()).isFalse();
        }
    }
}
