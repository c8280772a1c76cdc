package foyer.jobs;

import static foyer.jobs.JobDatabase.A;
import static foyer.jobs.JobTestNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work of the platform that is done again and again, once in the cluster at each due time. */
@Tag("module")
class RecurringTasksTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final TestDatabase database = JobDatabase.fresh();

    private void due(String name) {
        JobDatabase.run(
                database,
                "update jobs.recurring set next_run_at = now() - interval '3 days' where name = '" + name + "'");
    }

    private record Counting(AtomicInteger runs, boolean fails) implements RecurringTask {

        @Override
        public String name() {
            return fails ? "test.failing" : "test.counting";
        }

        @Override
        public Schedule schedule() {
            return Schedule.every(Duration.ofHours(1));
        }

        @Override
        public void run() {
            runs.incrementAndGet();
            if (fails) {
                throw new IllegalStateException("secret");
            }
        }
    }

    private JobTestNode node(Counting... tasks) {
        return JobTestNode.withTasks(database, List.of(tasks));
    }

    @Test
    void aTimeThatWasMissedIsMadeUpForOnceInTheCluster() {
        var runs = new AtomicInteger();
        try (var one = node(new Counting(runs, false));
                var two = node(new Counting(runs, false))) {
            await().atMost(SOON)
                    .until(() -> JobDatabase.number(
                                    database, "select count(*) from jobs.recurring where name = 'test.counting'")
                            == 1);
            assertThat(runs).hasValue(0);

            due("test.counting");

            await().atMost(SOON)
                    .until(() -> JobDatabase.number(
                                    database,
                                    "select count(*) from jobs.recurring where finished_at is not null and error is null"
                                            + " and next_run_at > now() + interval '50 minutes' and lease_until is null"
                                            + " and name = 'test.counting'")
                            == 1);
            assertThat(runs).hasValue(1);
            assertThat(one.isDead() || two.isDead()).isFalse();
        }
    }

    @Test
    void aTaskThatFailsSaysSoAndIsDueAgain() {
        var runs = new AtomicInteger();
        try (var node = node(new Counting(runs, true))) {
            await().atMost(SOON)
                    .until(() -> JobDatabase.number(
                                    database, "select count(*) from jobs.recurring where name = 'test.failing'")
                            == 1);
            due("test.failing");

            await().atMost(SOON)
                    .until(() -> database.texts("select error from jobs.recurring where name = 'test.failing'")
                            .contains("java.lang.IllegalStateException"));
            due("test.failing");
            await().atMost(SOON).until(() -> runs.get() == 2);
            assertThat(node.isDead()).isFalse();
        }
    }

    private record Endless() implements RecurringTask {

        @Override
        public String name() {
            return "test.endless";
        }

        @Override
        public Schedule schedule() {
            return Schedule.every(Duration.ofHours(1));
        }

        @Override
        public Duration longest() {
            return Duration.ofMillis(200);
        }

        @Override
        public void run() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    @Test
    void aTaskThatTakesTooLongGivesItsTurnUpAndHoldsUpNoOther() {
        var runs = new AtomicInteger();
        try (var node = JobTestNode.withTasks(database, List.of(new Endless(), new Counting(runs, false)))) {
            await().atMost(SOON)
                    .until(() ->
                            JobDatabase.number(database, "select count(*) from jobs.recurring where name like 'test.%'")
                                    == 2);
            due("test.endless");
            await().atMost(SOON)
                    .until(() -> database.texts("select error from jobs.recurring where name = 'test.endless'"
                                    + " and lease_until is null and next_run_at > now()")
                            .contains("java.util.concurrent.TimeoutException"));
            due("test.counting");
            await().atMost(SOON).until(() -> runs.get() == 1);
            assertThat(node.isDead()).isFalse();
        }
    }

    private record Timed(String name, Duration every, Runnable work) implements RecurringTask {

        @Override
        public Schedule schedule() {
            return Schedule.every(every);
        }

        @Override
        public void run() {
            work.run();
        }
    }

    @Test
    void aTaskThatIsDueEachMinuteDoesNotWaitForALongOne() {
        var let = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var runs = new AtomicInteger();
        var slow = new Timed("test.slow", Duration.ofHours(1), () -> {
            begun.countDown();
            try {
                let.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var quick = new Timed("test.quick", Duration.ofMinutes(1), runs::incrementAndGet);
        try (var node = JobTestNode.withTasks(database, List.of(slow, quick))) {
            await().atMost(SOON)
                    .until(() ->
                            JobDatabase.number(database, "select count(*) from jobs.recurring where name like 'test.%'")
                                    == 2);
            due("test.slow");
            await().atMost(SOON).until(() -> begun.getCount() == 0);
            due("test.quick");

            await().atMost(SOON).until(() -> runs.get() == 1);
            assertThat(let.getCount()).isOne();
            assertThat(node.isDead()).isFalse();
            let.countDown();
        }
    }

    @Test
    void aTurnIsOneNodesUntilItsLeaseRunsOut() {
        try (var node = node()) {
            var queries = node.bean(RecurringQueries.class);
            queries.register("test.turn", queries.now().minusSeconds(1));
            var names = Set.of("test.turn");

            var first = Objects.requireNonNull(queries.take(names, LEASE));
            assertThat(queries.take(names, LEASE)).isNull();
            assertThat(queries.prolong(first, LEASE)).isTrue();

            JobDatabase.run(database, "update jobs.recurring set lease_until = now() - interval '1 s'");
            var second = Objects.requireNonNull(queries.take(names, LEASE));
            assertThat(queries.prolong(first, LEASE)).isFalse();
            queries.finish(first, queries.now().plus(Duration.ofDays(1)), null);
            assertThat(queries.prolong(second, LEASE)).isTrue();
        }
    }

    @Test
    void jobsThatEndedLongAgoAreDeleted() {
        try (var node = JobTestNode.on(database, TestJob.of((_, _) -> {}))) {
            var ids = node.create(A, 1, 5);
            await().atMost(SOON)
                    .until(() -> ids.stream().allMatch(id -> node.status(A, id).isOver()));
            JobDatabase.run(
                    database,
                    "update jobs.job set finished_at = now() - interval '91 days' where (input ->> 'number')::int <= 3");

            node.bean(JobRetention.class).run();

            assertThat(JobDatabase.number(database, "select count(*) from jobs.job"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aScheduleKeepsToItsTimeZoneOverTheChangeOfTheClock() {
        var nine = Schedule.cron("0 0 9 * * *", ZoneId.of("Europe/Berlin"));

        assertThat(nine.next(Instant.parse("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-29T07:00:00Z");
        assertThat(nine.next(Instant.parse("2026-03-27T12:00:00Z"))).isEqualTo("2026-03-28T08:00:00Z");
    }
}
