package foyer.jobs;

import static foyerdb.jobs.Tables.JOB;
import static foyerdb.jobs.Tables.QUEUE;
import static org.jooq.impl.DSL.currentInstant;

import foyer.platform.security.CurrentCaller;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes jobs, and changes them for people. */
@Component
class JobWriteQueries {

    private final DSLContext db;
    private final JobJson json;

    JobWriteQueries(DSLContext db, JobJson json) {
        this.db = db;
        this.json = json;
    }

    /** Makes the job and puts it into the queue; null when one of its type and key lives. */
    @Nullable JobId insert(NewJob job, JobDefinition<?, ?> definition, Instant at) {
        var caller = CurrentCaller.get();
        var tenant = CurrentCaller.tenant();
        var rank = (job.priority() == null ? definition.priority() : job.priority()).rank();
        var made = db.insertInto(JOB)
                .set(JOB.TENANT_ID, tenant)
                .set(JOB.TYPE, definition.type())
                .set(JOB.INTERNAL, definition.internal())
                .set(JOB.PRIORITY, rank)
                .set(JOB.PARENT_ID, job.parent() == null ? null : job.parent().value())
                .set(JOB.UNIQUE_KEY, job.uniqueKey())
                .set(JOB.RUN_AT, job.runAt() == null ? at : job.runAt())
                .set(JOB.INPUT, json.write(job.input()))
                .set(JOB.MAX_ATTEMPTS, definition.maxAttempts())
                .set(JOB.LOCALE, caller.locale().toLanguageTag())
                .set(JOB.CREATED_AT, at)
                .set(JOB.CREATED_BY_KIND, caller.actor().kind())
                .set(JOB.CREATED_BY_ID, caller.actor().id())
                .onConflict(JOB.TENANT_ID, JOB.TYPE, JOB.UNIQUE_KEY)
                .where(JOB.UNIQUE_KEY.isNotNull().and(JOB.FINISHED_AT.isNull()))
                .doNothing()
                .returningResult(JOB.ID)
                .fetchOne(row -> new JobId(row.value1()));
        if (made == null) {
            return null;
        }
        db.insertInto(QUEUE)
                .set(QUEUE.TENANT_ID, tenant)
                .set(QUEUE.ID, made.value())
                .set(QUEUE.TYPE, definition.type())
                .set(QUEUE.PRIORITY, rank)
                .set(QUEUE.PARENT_ID, job.parent() == null ? null : job.parent().value())
                // By the database's clock, as leases are.
                .set(QUEUE.DUE_AT, job.runAt() == null ? currentInstant() : DSL.val(job.runAt()))
                .set(QUEUE.FENCE, 0L)
                .set(QUEUE.ATTEMPTS, 0)
                .set(QUEUE.MAX_ATTEMPTS, definition.maxAttempts())
                .execute();
        return made;
    }

    /** The job of the type and key that lives; null when it has ended by now. */
    @Nullable JobId living(String type, @Nullable String uniqueKey) {
        return db.select(JOB.ID)
                .from(JOB)
                .where(JOB.TYPE.eq(type))
                .and(JOB.UNIQUE_KEY.eq(uniqueKey))
                .and(JOB.FINISHED_AT.isNull())
                .fetchOne(row -> new JobId(row.value1()));
    }

    /** Jobs of this maker that have not ended, but for Foyer's own work on the maker's behalf. */
    List<JobId> livingOf(JobCreator maker) {
        return db.select(JOB.ID)
                .from(JOB)
                .where(JOB.CREATED_BY_ID.eq(maker.id()))
                .and(JOB.CREATED_BY_KIND.eq(maker.kind()))
                .and(JOB.INTERNAL.isFalse())
                .and(JOB.FINISHED_AT.isNull())
                .fetch(row -> new JobId(row.value1()));
    }

    /** Has these jobs run as another. */
    void give(Collection<JobId> ids, JobCreator to) {
        db.update(JOB)
                .set(JOB.CREATED_BY_KIND, to.kind())
                .set(JOB.CREATED_BY_ID, to.id())
                .where(JOB.ID.eq(DSL.any(JobId.values(ids))))
                .execute();
    }

    /** Holds these jobs until the transaction ends, always in the same order. */
    void lock(Collection<JobId> ids) {
        db.select(JOB.ID)
                .from(JOB)
                .where(JOB.ID.eq(DSL.any(JobId.values(ids))))
                .orderBy(JOB.ID)
                .forNoKeyUpdate()
                .fetch();
    }

    /** The children of these jobs that have not ended, held until the transaction ends. */
    List<JobId> lockedLivingChildren(Collection<JobId> parents) {
        return db.select(JOB.ID)
                .from(JOB)
                .where(JOB.PARENT_ID.eq(DSL.any(JobId.values(parents))))
                .and(JOB.FINISHED_AT.isNull())
                .orderBy(JOB.ID)
                .forNoKeyUpdate()
                .fetch(row -> new JobId(row.value1()));
    }

    /** Tells runs that are not to be waited for that their job was cancelled. */
    void requestCancel(Collection<JobId> ids) {
        if (!ids.isEmpty()) {
            db.update(JOB)
                    .set(JOB.CANCEL_REQUESTED_AT, currentInstant())
                    .where(JOB.ID.eq(DSL.any(JobId.values(ids))))
                    .and(JOB.FINISHED_AT.isNull())
                    .execute();
        }
    }

    /** Puts jobs that have ended into the queue again, where they were; their fences go on from the last. */
    void requeue(Collection<JobId> ids) {
        var which = JOB.ID.eq(DSL.any(JobId.values(ids)));
        db.update(JOB)
                .set(JOB.STATUS, JobStatus.PENDING.name())
                .setNull(JOB.FINISHED_AT)
                .setNull(JOB.CANCEL_REQUESTED_AT)
                .setNull(JOB.OUTPUT)
                .where(which)
                .execute();
        db.insertInto(QUEUE)
                .columns(
                        QUEUE.TENANT_ID,
                        QUEUE.ID,
                        QUEUE.TYPE,
                        QUEUE.PRIORITY,
                        QUEUE.PARENT_ID,
                        QUEUE.DUE_AT,
                        QUEUE.FENCE,
                        QUEUE.ATTEMPTS,
                        QUEUE.MAX_ATTEMPTS,
                        QUEUE.CHECKPOINT,
                        QUEUE.PROGRESS_DONE,
                        QUEUE.PROGRESS_TOTAL,
                        QUEUE.PROGRESS_MESSAGE,
                        QUEUE.ERROR,
                        QUEUE.ERROR_ARGUMENTS,
                        QUEUE.STARTED_AT)
                .select(DSL.select(
                                JOB.TENANT_ID,
                                JOB.ID,
                                JOB.TYPE,
                                JOB.PRIORITY,
                                JOB.PARENT_ID,
                                currentInstant(),
                                JOB.FENCE.plus(1),
                                DSL.val(0),
                                JOB.MAX_ATTEMPTS,
                                JOB.CHECKPOINT,
                                JOB.PROGRESS_DONE,
                                JOB.PROGRESS_TOTAL,
                                JOB.PROGRESS_MESSAGE,
                                JOB.ERROR,
                                JOB.ERROR_ARGUMENTS,
                                JOB.STARTED_AT)
                        .from(JOB)
                        .where(which))
                .execute();
    }
}
