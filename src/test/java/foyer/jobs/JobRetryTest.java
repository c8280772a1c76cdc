package foyer.jobs;

import static foyer.jobs.JobDatabase.A;
import static foyer.jobs.JobTestNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import foyer.platform.security.AccessState;
import foyer.platform.security.Actor;
import foyer.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a job that fails, takes too long, or whose maker is gone. */
@Tag("module")
class JobRetryTest {

    private static final int POISON = 500;

    private final TestDatabase database = JobDatabase.fresh();

    private enum Trouble {
        NO_GOOD
    }

    private record Place(int at) {}

    @Test
    void triesAgainFromWhereItWasUntilItsAttemptsAreUsedUp() {
        var begun = new CopyOnWriteArrayList<String>();
        var work = TestJob.of(TestJob.TYPE, job -> job.maxAttempts(3), (run, _) -> {
            var place = run.state(Place.class);
            begun.add(run.attempt() + " from " + (place == null ? 0 : place.at()));
            run.write(new Place(run.attempt()), JobProgress.of(run.attempt(), 10), () -> "nothing");
            throw JobFailure.retryable(Trouble.NO_GOOD, "the roof");
        });
        try (var node = JobTestNode.on(database, work)) {
            var id = node.create(A, 1, 1).getFirst();

            await().atMost(SOON).until(() -> node.status(A, id) == JobStatus.DEAD);
            assertThat(begun).containsExactly("1 from 0", "2 from 1", "3 from 2");
            var dead = node.job(A, id);
            assertThat(dead.attempts()).isEqualTo(3);
            assertThat(dead.progress()).isEqualTo(JobProgress.of(3, 10));
            assertThat(dead.error()).isEqualTo(new JobError("Trouble.NO_GOOD", List.of("the roof")));
            assertThat(database.texts("select type from platform.event where type like 'job.%' order by seq"))
                    .filteredOn(type -> !type.equals(JobEvents.PROGRESSED))
                    .containsExactly(
                            "job.created",
                            "job.started",
                            "job.retried",
                            "job.started",
                            "job.retried",
                            "job.started",
                            "job.dead");
        }
    }

    @Test
    void waitsLongerAfterEachFailureAndNeverLongerThanTheLongest() {
        try (var node =
                JobTestNode.on(database, List.of("foyer.jobs.retry-after=1s", "foyer.jobs.retry-longest=10s"))) {
            for (var attempt = 1; attempt <= 9; attempt++) {
                var lease = new Lease(
                        A,
                        new JobId(UUID.randomUUID()),
                        TestJob.TYPE,
                        1,
                        attempt,
                        10,
                        Instant.EPOCH,
                        null,
                        JobProgress.NONE,
                        org.jooq.JSONB.valueOf("{}"),
                        new JobCreator(JobCreator.SYSTEM, null),
                        "en");
                var retried = (Outcome.Retried)
                        node.bean(JobPauses.class).after(lease, JobError.of(JobFailureCode.TIMED_OUT));

                var whole = Math.min(10_000L, 1_000L << (attempt - 1));
                assertThat(retried.pause()).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
            }
        }
    }

    @Test
    void doesNotTryAgainWhatFailsForGood() {
        var work = TestJob.of((_, _) -> {
            throw JobFailure.finally_(Trouble.NO_GOOD);
        });
        try (var node = JobTestNode.on(database, work)) {
            var id = node.create(A, 1, 1).getFirst();

            await().atMost(SOON).until(() -> node.status(A, id) == JobStatus.FAILED);
            assertThat(node.job(A, id).attempts()).isOne();
        }
    }

    @Test
    void tellsNobodyWhatAnUnexpectedFailureSays() {
        var work = TestJob.of(TestJob.TYPE, job -> job.maxAttempts(1), (_, _) -> {
            throw new IllegalStateException("the password is secret");
        });
        try (var node = JobTestNode.on(database, work)) {
            var id = node.create(A, 1, 1).getFirst();

            await().atMost(SOON).until(() -> node.status(A, id) == JobStatus.DEAD);
            assertThat(node.job(A, id).error())
                    .isEqualTo(new JobError("JobFailureCode.UNEXPECTED", List.of(id.toString())));
            assertThat(database.texts("select row_to_json(j)::text from jobs.job j"))
                    .noneMatch(text -> text.contains("secret"));
        }
    }

    /** Its handler goes on as if nothing was; what it writes then changes nothing. */
    @Test
    void endsAnAttemptThatTakesTooLong() {
        var node = new CompletableFuture<JobTestNode>();
        var late = new CompletableFuture<Throwable>();
        var work = TestJob.of(
                TestJob.TYPE, job -> job.timeout(Duration.ofMillis(200)).maxAttempts(1), (run, _) -> {
                    await().atMost(SOON).until(() -> isOver(node.join(), run.id()));
                    try {
                        run.write(null, JobProgress.NONE, () -> {
                            node.join().note("too late");
                            return true;
                        });
                    } catch (LeaseLostException e) {
                        late.complete(e);
                        throw e;
                    }
                });
        try (var started = JobTestNode.on(database, work)) {
            node.complete(started);
            var id = started.create(A, 1, 1).getFirst();

            assertThat(late.orTimeout(SOON.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                            .join())
                    .isInstanceOf(LeaseLostException.class);
            var dead = started.job(A, id);
            assertThat(dead.status()).isEqualTo(JobStatus.DEAD);
            assertThat(dead.error()).isEqualTo(JobError.of(JobFailureCode.TIMED_OUT));
            assertThat(JobDatabase.notes(database)).isEmpty();
        }
    }

    private static boolean isOver(JobTestNode node, JobId id) {
        return JobDatabase.number(node.database(), "select count(*) from jobs.queue where id = '" + id.value() + "'")
                == 0;
    }

    @Test
    void aPoisonJobBlocksNothing() {
        var work = TestJob.of(TestJob.TYPE, job -> job.quietly().maxAttempts(2), (_, number) -> {
            if (number == POISON) {
                throw new OutOfMemoryError("as if");
            }
        });
        try (var node = JobTestNode.on(database, work)) {
            var jobs = Integer.getInteger("jobs.poisoned", 2_000);
            var ids = node.create(A, 1, jobs);

            await().atMost(SOON.multipliedBy(2))
                    .until(() -> JobDatabase.number(database, "select count(*) from jobs.queue") == 0);
            assertThat(node.status(A, ids.get(POISON - 1))).isEqualTo(JobStatus.DEAD);
            assertThat(JobDatabase.number(database, "select count(*) from jobs.job where status = 'COMPLETED'"))
                    .isEqualTo(jobs - 1);
        }
    }

    @Test
    void runsAsWhoeverMadeItIsTodayAndNotAtAllWhenTheyAreGone() {
        var actors = new CopyOnWriteArrayList<String>();
        var work = TestJob.of(
                TestJob.TYPE,
                job -> job.permission("THINGS_WRITE"),
                (_, _) ->
                        actors.add(foyer.platform.security.CurrentCaller.actor().toString()));
        var maker = UUID.randomUUID();
        var able = JobTestNode.member(A, maker, "THINGS_WRITE");
        try (var node = JobTestNode.on(database, work)) {
            var job = NewJob.of(TestJob.TYPE, new TestJob.Numbered(1)).runAt(Instant.now());
            node.member(maker, able);
            var first = node.createAs(able, job);
            await().atMost(SOON).until(() -> node.status(A, first) == JobStatus.COMPLETED);
            assertThat(actors).containsExactly(able.toString());

            node.member(maker, JobTestNode.member(A, maker));
            var second = node.createAs(able, job);
            node.member(maker, null);
            var third = node.createAs(able, job);

            await().atMost(SOON)
                    .until(() -> node.status(A, second).isOver()
                            && node.status(A, third).isOver());
            for (var id : List.of(second, third)) {
                assertThat(node.job(A, id).status()).isEqualTo(JobStatus.FAILED);
                assertThat(node.job(A, id).error()).isEqualTo(JobError.of(JobFailureCode.CREATOR_NOT_PERMITTED));
            }
            assertThat(actors).hasSize(1);

            node.member(
                    maker,
                    new Actor.Member(
                            A, maker, maker, maker, Set.of(), able.permissions(), Set.of(AccessState.READ_ONLY), null));
            var fourth = node.createAs(able, job);
            await().atMost(SOON).until(() -> node.status(A, fourth) == JobStatus.FAILED);
            assertThat(node.job(A, fourth).error()).isEqualTo(JobError.of(JobFailureCode.TENANT_READ_ONLY));
            assertThat(actors).hasSize(1);
        }
    }
}
