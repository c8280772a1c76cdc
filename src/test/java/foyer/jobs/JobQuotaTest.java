package foyer.jobs;

import static foyer.jobs.JobDatabase.A;
import static foyer.jobs.JobTestNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.entitlements.Usage;
import foyer.platform.database.ScratchDatabase;
import foyer.testing.TestDatabase;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What jobs use of a plan: held from when they are made, used when they complete, given back when they do not. */
@Tag("module")
class JobQuotaTest {

    private static final int BAD = 2;

    private final TestDatabase database = JobDatabase.fresh();

    private static TestJob sending() {
        return TestJob.of(
                TestJob.TYPE, job -> job.maxAttempts(1).quota(new JobQuota(Limit.MESSAGES, 1)), (_, number) -> {
                    if (number == BAD) {
                        throw new IllegalStateException("no good");
                    }
                });
    }

    private static Usage usage(JobTestNode node) {
        return ScratchDatabase.in(A, () -> node.bean(Entitlements.class).usage(Limit.MESSAGES));
    }

    @Test
    void usesWhatCompletesAndGivesBackTheRest() {
        try (var maker = JobTestNode.on(database, List.of("foyer.jobs.runs=0"), sending())) {
            var ids = maker.create(A, 1, 3);
            assertThat(usage(maker).reserved()).isEqualTo(3);
            maker.write(A, () -> {
                var changes = maker.bean(JobChanges.class);
                changes.cancel(Objects.requireNonNull(changes.lock(ids.getLast())));
                return true;
            });
            assertThat(usage(maker).reserved()).isEqualTo(2);
            try (var runner = JobTestNode.on(database, sending())) {
                await().atMost(SOON).until(() -> JobDatabase.number(database, "select count(*) from jobs.queue") == 0);
                assertThat(usage(runner).reserved()).isZero();
                assertThat(usage(runner).used()).isEqualTo(1);
            }
        }
    }

    @Test
    void makesNoJobThatThePlanHasNoRoomFor() {
        try (var node = JobTestNode.on(database, List.of("foyer.jobs.runs=0"), sending())) {
            var allowed = Math.toIntExact(Objects.requireNonNull(usage(node).allowed()));
            node.create(A, 1, allowed);

            assertThatThrownBy(() -> node.create(A, 1, 1)).isInstanceOf(EntitlementException.class);
            assertThat(JobDatabase.number(database, "select count(*) from jobs.job"))
                    .isEqualTo(allowed);
        }
    }
}
