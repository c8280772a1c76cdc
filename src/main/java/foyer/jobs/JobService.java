package foyer.jobs;

import static foyer.jobs.JobErrorCode.ALREADY_ENDED;
import static foyer.jobs.JobErrorCode.IDEMPOTENCY_KEY_REUSED;
import static foyer.jobs.JobErrorCode.IDS_INVALID;
import static foyer.jobs.JobErrorCode.NOT_DEAD;
import static foyer.jobs.JobErrorCode.NOT_FOUND;
import static foyer.jobs.JobErrorCode.NOT_RETRYABLE;
import static foyer.jobs.JobErrorCode.NOT_YOURS;
import static foyer.jobs.JobErrorCode.RUN_AT_INVALID;
import static foyer.jobs.JobErrorCode.TYPE_FORBIDDEN;
import static foyer.jobs.JobErrorCode.TYPE_NOT_OPEN;
import static foyer.jobs.JobErrorCode.UNIQUE_KEY_INVALID;
import static java.util.Objects.requireNonNull;

import foyer.entitlements.EntitlementException;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.graphql.mutation.Idempotency;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.TenantClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with jobs. */
@Service
class JobService {

    private static final int MAX_IDS = 100;
    private static final int MAX_KEY = 255;
    private static final Duration MAX_AHEAD = Duration.ofDays(366);

    private final JobQueries queries;
    private final JobCreation creation;
    private final JobChanges changes;
    private final JobHandlers handlers;
    private final JobInputReader reader;
    private final Idempotency idempotency;
    private final TenantClock clock;

    JobService(
            JobQueries queries,
            JobCreation creation,
            JobChanges changes,
            JobHandlers handlers,
            JobInputReader reader,
            Idempotency idempotency,
            TenantClock clock) {
        this.queries = queries;
        this.creation = creation;
        this.changes = changes;
        this.handlers = handlers;
        this.reader = reader;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Transactional
    Job create(JobInputs.Create input) {
        var id = idempotency.once(
                "jobCreate",
                input.idempotencyKey(),
                input,
                IDEMPOTENCY_KEY_REUSED,
                () -> creation.create(newJob(input)).value());
        return requireNonNull(queries.byId(new JobId(id)));
    }

    private void requeue(List<Job> jobs, String action) {
        boolean _ = counted(() -> {
            changes.requeue(jobs, action);
            return true;
        });
    }

    private static <T> T counted(Supplier<T> change) {
        try {
            return change.get();
        } catch (EntitlementException e) {
            throw e.as(JobErrorCode.class);
        }
    }

    private NewJob newJob(JobInputs.Create input) {
        var handler = handlers.find(input.type());
        if (handler == null || !handler.definition().open()) {
            throw UserErrorException.at("type", TYPE_NOT_OPEN);
        }
        var permission = handler.definition().permission();
        if (permission != null && !CurrentCaller.actor().may(permission)) {
            throw UserErrorException.at("type", TYPE_FORBIDDEN, permission);
        }
        var problems = new ArrayList<Problem>();
        var key = input.uniqueKey();
        if (key != null && (key.isEmpty() || key.length() > MAX_KEY)) {
            problems.add(Problem.of(UNIQUE_KEY_INVALID, "uniqueKey", MAX_KEY));
        }
        if (input.runAt() != null && input.runAt().isAfter(clock.now().plus(MAX_AHEAD))) {
            problems.add(Problem.of(RUN_AT_INVALID, "runAt"));
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        return new NewJob(
                input.type(), reader.read(input.input(), handler), input.priority(), input.runAt(), key, null);
    }

    @Transactional
    Job cancel(JobId id) {
        var job = required(changes.lock(id));
        if (job.status().isOver()) {
            throw new UserErrorException(List.of(Problem.of(ALREADY_ENDED, "id")), Map.of("job", job));
        }
        changes.cancel(job);
        return requireNonNull(queries.byId(id));
    }

    @Transactional
    Job retry(JobId id) {
        var job = required(changes.lock(id));
        if (job.status() != JobStatus.FAILED && job.status() != JobStatus.CANCELLED) {
            throw new UserErrorException(List.of(Problem.of(NOT_RETRYABLE, "id")), Map.of("job", job));
        }
        requeue(List.of(job), "job.retry");
        return requireNonNull(queries.byId(id));
    }

    @Transactional
    List<Job> requeueDead(List<JobId> ids) {
        if (ids.isEmpty() || ids.size() > MAX_IDS) {
            throw UserErrorException.at("ids", IDS_INVALID, MAX_IDS);
        }
        var distinct = new LinkedHashSet<>(ids);
        var stored = changes.lock(distinct);
        var problems = new ArrayList<Problem>();
        for (var id : distinct) {
            var job = stored.get(id);
            if (job == null) {
                problems.add(Problem.of(NOT_FOUND, "ids." + ids.indexOf(id)));
            } else if (job.status() != JobStatus.DEAD) {
                problems.add(Problem.of(NOT_DEAD, "ids." + ids.indexOf(id)));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, Map.of());
        }
        requeue(distinct.stream().map(id -> requireNonNull(stored.get(id))).toList(), "job.requeue_dead");
        var now = queries.byIds(distinct);
        return distinct.stream().map(id -> requireNonNull(now.get(id))).toList();
    }

    private static Job required(@Nullable Job job) {
        if (job == null || !JobAccess.sees(job)) {
            throw UserErrorException.at("id", NOT_FOUND);
        }
        if (!JobAccess.changes(job)) {
            throw UserErrorException.at("id", NOT_YOURS);
        }
        return job;
    }
}
