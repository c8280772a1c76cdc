package foyer.jobs;

import static foyerdb.jobs.Tables.JOB;
import static foyerdb.jobs.Tables.QUEUE;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.Keyset;
import foyer.platform.graphql.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads of jobs: of one that lives, what the queue knows goes before what was kept. */
@Component
class JobQueries {

    private static final String LEASED = "LEASED";
    /** Of one parent, in an answer; a job that has more says how many by its progress. */
    private static final int MAX_CHILDREN = 1_000;

    private static final List<Field<?>> COLUMNS = List.of(
            JOB.ID,
            JOB.TYPE,
            JOB.INTERNAL,
            JOB.STATUS,
            JOB.PRIORITY,
            JOB.PARENT_ID,
            JOB.UNIQUE_KEY,
            JOB.RUN_AT,
            JOB.INPUT,
            JOB.OUTPUT,
            JOB.PROGRESS_DONE,
            JOB.PROGRESS_TOTAL,
            JOB.PROGRESS_MESSAGE,
            JOB.ERROR,
            JOB.ERROR_ARGUMENTS,
            JOB.ATTEMPTS,
            JOB.MAX_ATTEMPTS,
            JOB.CANCEL_REQUESTED_AT,
            JOB.CREATED_AT,
            JOB.CREATED_BY_KIND,
            JOB.CREATED_BY_ID,
            JOB.STARTED_AT,
            JOB.FINISHED_AT,
            QUEUE.STATE,
            QUEUE.DUE_AT,
            QUEUE.ATTEMPTS,
            QUEUE.PROGRESS_DONE,
            QUEUE.PROGRESS_TOTAL,
            QUEUE.PROGRESS_MESSAGE,
            QUEUE.ERROR,
            QUEUE.ERROR_ARGUMENTS,
            QUEUE.STARTED_AT);

    private static final Keyset<Job> NEWEST = Keyset.descending(
            "CREATED_AT_DESC",
            List.of(
                    new Keyset.Column<>(JOB.CREATED_AT, Job::createdAt),
                    new Keyset.Column<>(JOB.ID, job -> job.id().value())));

    private final DSLContext db;
    private final JobJson json;

    JobQueries(DSLContext db, JobJson json) {
        this.db = db;
        this.json = json;
    }

    /** The jobs that exist, of people and internal. */
    Map<JobId, Job> byIds(Collection<JobId> ids) {
        return jobs().where(JOB.ID.eq(DSL.any(JobId.values(ids))))
                .fetchMap(row -> new JobId(row.get(JOB.ID)), this::job);
    }

    int countSince(String type, Instant since) {
        return db.fetchCount(db.selectOne()
                .from(JOB)
                .where(JOB.TYPE.eq(type))
                .and(JOB.CREATED_AT.ge(since))
                .and(DSL.not(JOB.INTERNAL)));
    }

    @Nullable Job byId(JobId id) {
        return jobs().where(JOB.ID.eq(id.value())).fetchOne(this::job);
    }

    /** The oldest first. */
    List<Job> childrenOf(JobId parent) {
        return jobs().where(JOB.PARENT_ID.eq(parent.value()))
                .orderBy(JOB.CREATED_AT, JOB.ID)
                .limit(MAX_CHILDREN)
                .fetch(this::job);
    }

    /** The first children of each of these jobs, the oldest first. */
    Map<JobId, List<Job>> childrenOf(Collection<JobId> parents, int first) {
        var place = DSL.rowNumber()
                .over()
                .partitionBy(JOB.PARENT_ID)
                .orderBy(JOB.CREATED_AT, JOB.ID)
                .as("place");
        var firsts = DSL.select(JOB.ID, place)
                .from(JOB)
                .where(JOB.PARENT_ID.eq(DSL.any(JobId.values(parents))))
                .asTable("firsts");
        var ids = DSL.select(firsts.field(JOB.ID))
                .from(firsts)
                .where(Objects.requireNonNull(firsts.field(place)).le(first));
        return jobs().where(JOB.ID.in(ids)).orderBy(JOB.CREATED_AT, JOB.ID).fetch(this::job).stream()
                .collect(Collectors.groupingBy(child -> Objects.requireNonNull(child.parentId())));
    }

    Connection<Job> page(JobFilter filter, PageRequest page) {
        var condition = ofKind(filter).and(conditions(filter)).and(inState(filter));
        return NEWEST.page(jobs().where(condition), page, this::job, () -> count(condition));
    }

    private int count(Condition condition) {
        return db.fetchCount(db.selectOne()
                .from(JOB)
                .leftJoin(QUEUE)
                .on(QUEUE.TENANT_ID.eq(JOB.TENANT_ID), QUEUE.ID.eq(JOB.ID))
                .where(condition)
                .limit(Connection.COUNT_CAP + 1));
    }

    /** The job, if it meets the filter; one that is asked for by its id may be of either kind. */
    @Nullable Job matching(JobId id, JobFilter filter, boolean anyKind) {
        return jobs().where(JOB.ID.eq(id.value()))
                .and(anyKind ? DSL.noCondition() : ofKind(filter))
                .and(conditions(filter))
                .and(inState(filter))
                .fetchOne(this::job);
    }

    /** Whether the job meets the filter but for its state, so that it may have met it before. */
    boolean isOf(JobId id, JobFilter filter) {
        return db.fetchExists(JOB, JOB.ID.eq(id.value()).and(conditions(filter)));
    }

    private static Condition ofKind(JobFilter filter) {
        // As text of the statement, so that the planner sees which of the partial indexes has the rows.
        return JOB.INTERNAL.eq(DSL.inline(filter.internal()));
    }

    private static Condition conditions(JobFilter filter) {
        var types = filter.types();
        var makers = filter.makers();
        return DSL.and(
                types == null || filter.internal() ? DSL.noCondition() : among(JOB.TYPE, types.toArray(String[]::new)),
                makers == null ? DSL.noCondition() : among(JOB.CREATED_BY_ID, makers));
    }

    /** What has ended says so; what lives is told apart by the queue. */
    private static Condition inState(JobFilter filter) {
        var statuses = filter.statuses();
        if (statuses == null) {
            return DSL.noCondition();
        }
        var ended =
                statuses.stream().filter(JobStatus::isOver).map(JobStatus::name).toArray(String[]::new);
        var condition = ended.length == 0 ? DSL.falseCondition() : among(JOB.STATUS, ended);
        var pending = statuses.contains(JobStatus.PENDING);
        var running = statuses.contains(JobStatus.RUNNING);
        if (!pending && !running) {
            return condition;
        }
        var lives = JOB.STATUS.eq(JobStatus.PENDING.name());
        var state = pending && running ? DSL.noCondition() : pending ? QUEUE.STATE.ne(LEASED) : QUEUE.STATE.eq(LEASED);
        return ended.length == 0 ? lives.and(state) : condition.or(lives.and(state));
    }

    /** One value by `=`: then the filter's index has the rows in order already. */
    private static <T> Condition among(TableField<?, T> column, T[] values) {
        return values.length == 1 ? column.eq(values[0]) : column.eq(DSL.any(values));
    }

    private SelectOnConditionStep<Record> jobs() {
        return db.select(COLUMNS).from(JOB).leftJoin(QUEUE).on(QUEUE.TENANT_ID.eq(JOB.TENANT_ID), QUEUE.ID.eq(JOB.ID));
    }

    private Job job(Record row) {
        var state = row.get(QUEUE.STATE);
        var lives = state != null;
        return new Job(
                new JobId(row.get(JOB.ID)),
                row.get(JOB.TYPE),
                row.get(JOB.INTERNAL),
                LEASED.equals(state) ? JobStatus.RUNNING : JobStatus.valueOf(row.get(JOB.STATUS)),
                JobPriority.of(row.get(JOB.PRIORITY)),
                lives
                        ? new JobProgress(
                                row.get(QUEUE.PROGRESS_DONE),
                                row.get(QUEUE.PROGRESS_TOTAL),
                                row.get(QUEUE.PROGRESS_MESSAGE))
                        : new JobProgress(
                                row.get(JOB.PROGRESS_DONE), row.get(JOB.PROGRESS_TOTAL), row.get(JOB.PROGRESS_MESSAGE)),
                json.object(row.get(JOB.INPUT)),
                json.objectOrNull(row.get(JOB.OUTPUT)),
                lives
                        ? error(row.get(QUEUE.ERROR), row.get(QUEUE.ERROR_ARGUMENTS))
                        : error(row.get(JOB.ERROR), row.get(JOB.ERROR_ARGUMENTS)),
                row.get(lives ? QUEUE.ATTEMPTS : JOB.ATTEMPTS),
                row.get(JOB.MAX_ATTEMPTS),
                row.get(JOB.CANCEL_REQUESTED_AT) != null,
                row.get(JOB.UNIQUE_KEY),
                row.get(JOB.PARENT_ID) == null ? null : new JobId(row.get(JOB.PARENT_ID)),
                new JobCreator(row.get(JOB.CREATED_BY_KIND), row.get(JOB.CREATED_BY_ID)),
                row.get(JOB.CREATED_AT),
                lives ? row.get(QUEUE.DUE_AT) : row.get(JOB.RUN_AT),
                row.get(lives ? QUEUE.STARTED_AT : JOB.STARTED_AT),
                row.get(JOB.FINISHED_AT));
    }

    private @Nullable JobError error(@Nullable String key, @Nullable JSONB arguments) {
        return key == null ? null : new JobError(key, json.texts(arguments));
    }
}
