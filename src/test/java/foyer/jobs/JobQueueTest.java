package foyer.jobs;

import static foyer.jobs.JobDatabase.A;
import static foyer.jobs.JobDatabase.B;
import static foyer.jobs.JobTestNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which job runs when: fair among tenants, capped, by priority, at its time, once for a key, after its children. */
@Tag("module")
class JobQueueTest {

    private final TestDatabase database = JobDatabase.fresh();

    private int queued() {
        return JobDatabase.number(database, "select count(*) from jobs.queue");
    }

    /** A few of B come while A has queued thousands: they do not wait for those. */
    @Test
    void aTenantThatQueuedThousandsHoldsUpNoOther() {
        var done = new CopyOnWriteArrayList<Integer>();
        var work = TestJob.of(TestJob.TYPE, job -> job.quietly(), (_, number) -> {
            Worked.aWhile(Duration.ofMillis(2));
            done.add(number);
        });
        try (var node = JobTestNode.on(database, List.of("foyer.jobs.runs=4", "foyer.jobs.runs-per-tenant=4"), work)) {
            node.create(A, 1, 3_000);
            await().atMost(SOON).until(() -> done.size() >= 100);

            node.create(B, 10_001, 10_020);
            var before = done.size();

            await().atMost(SOON)
                    .until(() -> done.stream().filter(number -> number > 10_000).count() == 20);
            var lastOfB = done.stream()
                    .filter(number -> number > 10_000)
                    .mapToInt(done::indexOf)
                    .max();
            assertThat(lastOfB.orElseThrow() - before).isLessThan(1_000);
        }
    }

    @Test
    void noMoreOfATypeRunAtOnceThanItsDefinitionSaysOnAllNodesTogether() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var three = new CountDownLatch(3);
        var work = TestJob.of(TestJob.TYPE, job -> job.concurrency(3), (_, _) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            three.countDown();
            three.await(SOON.toSeconds(), TimeUnit.SECONDS);
            Worked.aWhile(Duration.ofMillis(5));
            running.decrementAndGet();
        });
        try (var one = JobTestNode.on(database, work);
                var two = JobTestNode.on(database, work)) {
            one.create(A, 1, 60);
            two.create(A, 61, 120);

            await().atMost(SOON).until(() -> queued() == 0);
            assertThat(most.get()).isEqualTo(3);
        }
    }

    @Test
    void runsByPriorityAndThenInTheirOrder() {
        var order = new CopyOnWriteArrayList<Integer>();
        var work = TestJob.of(TestJob.TYPE, job -> job.concurrency(1), (_, number) -> order.add(number));
        try (var maker = JobTestNode.on(database, List.of("foyer.jobs.runs=0"), work)) {
            maker.create(A, 1, 2, job -> job.priority(JobPriority.LOW));
            maker.create(A, 3, 4);
            maker.create(A, 5, 6, job -> job.priority(JobPriority.HIGH));
            try (var runner = JobTestNode.on(database, work)) {
                await().atMost(SOON).until(() -> queued() == 0);
                assertThat(runner.isDead()).isFalse();
            }
        }

        assertThat(order).containsExactly(5, 6, 3, 4, 1, 2);
    }

    @Test
    void runsNoSoonerThanItsTime() {
        var ran = new CompletableFuture<Instant>();
        var work = TestJob.of((_, _) -> ran.complete(Instant.now()));
        try (var node = JobTestNode.on(database, work)) {
            var due = Instant.now().plusMillis(700);
            node.create(A, 1, 1, job -> job.runAt(due));

            await().atMost(SOON).until(ran::isDone);
            assertThat(ran.join()).isAfterOrEqualTo(due.minusMillis(5));
        }
    }

    @Test
    void ofOneTypeAndKeyOnlyOneLives() throws Exception {
        var go = new CompletableFuture<Boolean>();
        var work = TestJob.of((_, _) -> go.join());
        try (var node = JobTestNode.on(database, work);
                var threads = Executors.newFixedThreadPool(4)) {
            var made = new ArrayList<Future<JobId>>();
            for (var number = 1; number <= 12; number++) {
                var job = NewJob.of(TestJob.TYPE, new TestJob.Numbered(number)).uniqueKey("the one");
                made.add(threads.submit(() -> node.create(A, job)));
            }
            var ids = new HashSet<JobId>();
            for (var one : made) {
                ids.add(one.get());
            }
            assertThat(ids).hasSize(1);
            assertThat(node.create(B, 1, 1, job -> job.uniqueKey("the one"))).doesNotContainAnyElementsOf(ids);

            go.complete(true);
            await().atMost(SOON).until(() -> queued() == 0);
            assertThat(node.create(A, 1, 1, job -> job.uniqueKey("the one"))).doesNotContainAnyElementsOf(ids);
        }
    }

    private record Place(int at) {}

    @Test
    void aParentWaitsForItsChildrenWithoutTakingAPlace() {
        var node = new CompletableFuture<JobTestNode>();
        var seen = new CopyOnWriteArrayList<String>();
        var child = TestJob.of("test.child", job -> job.maxAttempts(1), (_, number) -> {
            if (number == 2) {
                throw new IllegalStateException("one of them");
            }
        });
        var parent = TestJob.of((run, _) -> {
            if (run.state(Place.class) == null) {
                run.write(
                        new Place(1),
                        JobProgress.NONE,
                        () -> IntStream.rangeClosed(1, 5)
                                .mapToObj(number -> node.join()
                                        .bean(Jobs.class)
                                        .enqueue(NewJob.of("test.child", new TestJob.Numbered(number))
                                                .parent(run.id())))
                                .toList());
            }
            run.awaitChildren().forEach(one -> seen.add(one.status().name()));
        });
        try (var started = JobTestNode.on(database, List.of("foyer.jobs.runs=1"), parent, child)) {
            node.complete(started);
            var id = started.create(A, 1, 1).getFirst();

            await().atMost(SOON).until(() -> started.status(A, id) == JobStatus.COMPLETED);
            assertThat(seen).containsExactlyInAnyOrder("COMPLETED", "DEAD", "COMPLETED", "COMPLETED", "COMPLETED");
            assertThat(started.job(A, id).attempts()).isOne();
        }
    }

    @Test
    void twoNodesRunEachJobOnce() {
        var done = Collections.synchronizedList(new ArrayList<Integer>());
        var work = TestJob.of(TestJob.TYPE, job -> job.quietly(), (_, number) -> done.add(number));
        try (var one = JobTestNode.on(database, work);
                var two = JobTestNode.on(database, work)) {
            one.create(A, 1, 500);
            two.create(B, 501, 1_000);

            await().atMost(SOON).until(() -> queued() == 0);
            assertThat(done).hasSize(1_000).doesNotHaveDuplicates();
        }
    }

    /** Quiet jobs have no events, so nothing wakes the other node but its poll. */
    @Test
    void whatNothingTellsOfIsFoundByThePoll() {
        var ran = new CompletableFuture<Integer>();
        var work = TestJob.of(TestJob.TYPE, job -> job.quietly(), (_, number) -> ran.complete(number));
        try (var maker = JobTestNode.on(database, List.of("foyer.jobs.runs=0"), work);
                var runner = JobTestNode.on(database, work)) {
            maker.create(A, 7, 7);

            await().atMost(SOON).until(ran::isDone);
            assertThat(runner.isDead()).isFalse();
        }
    }

    /** With a poll of a minute: what wakes the node is the commit here, and the event's notification elsewhere. */
    @Test
    void aJobIsBegunAtOnceOnWhateverNode() {
        var noPoll = List.of("foyer.jobs.poll=1m", "foyer.jobs.look=1s", "foyer.events.poll=1m");
        var ran = new CopyOnWriteArrayList<Integer>();
        var work = TestJob.of((_, number) -> ran.add(number));
        var idle = new ArrayList<>(noPoll);
        idle.add("foyer.jobs.runs=0");
        try (var maker = JobTestNode.on(database, idle, work);
                var runner = JobTestNode.on(database, noPoll, work)) {
            runner.create(A, 1, 1);
            await().atMost(SOON).until(() -> ran.contains(1));
            maker.create(A, 2, 2);
            await().atMost(SOON).until(() -> ran.contains(2));
            assertThat(Duration.ofMinutes(1)).isGreaterThan(SOON);
        }
    }
}
