package foyer.jobs;

import static foyerdb.jobs.Tables.CLAIM;
import static foyerdb.jobs.Tables.FINISH;
import static foyerdb.jobs.Tables.JOB;
import static foyerdb.jobs.Tables.QUEUE;
import static foyerdb.jobs.Tables.RELEASE;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import foyer.platform.security.CurrentCaller;
import foyerdb.jobs.Routines;
import foyerdb.jobs.tables.records.QueueRecord;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queue in one tenant, beneath row-level security: leases, ends and gives back. */
@Component
class QueueQueries {

    private final DSLContext db;
    private final JobJson json;

    QueueQueries(DSLContext db, JobJson json) {
        this.db = db;
        this.json = json;
    }

    /** Which jobs ended, and whether a parent can go on that waited for them. */
    record Finished(Set<JobId> ended, boolean parents) {}

    /**
     * Leases due jobs of the calling tenant; none while another node is at it.
     *
     * @param caps of each type, how many may run at once in all the cluster
     */
    List<Lease> claim(String[] types, Integer[] caps, int most, Duration lease) {
        var rooms = new Integer[types.length];
        Arrays.fill(rooms, most);
        return db.selectFrom(CLAIM.call(types, rooms, caps, most, seconds(lease)))
                .fetch(row -> new Lease(
                        CurrentCaller.tenant(),
                        new JobId(required(row.getId())),
                        required(row.getType()),
                        required(row.getFence()),
                        required(row.getAttempts()),
                        required(row.getMaxAttempts()),
                        required(row.getDueAt()),
                        row.getCheckpoint(),
                        new JobProgress(
                                required(row.getProgressDone()), row.getProgressTotal(), row.getProgressMessage()),
                        required(row.getInput()),
                        new JobCreator(required(row.getCreatedByKind()), row.getCreatedById()),
                        required(row.getLocale())));
    }

    /** Ends these jobs of the calling tenant, each if its lease is still this one. */
    Finished finish(List<Outcome.Ended> ended) {
        var rows = db.selectFrom(FINISH.call(
                        ids(leases(ended)),
                        fences(leases(ended)),
                        ended.stream().map(one -> one.status().name()).toArray(String[]::new),
                        ended.stream().map(one -> data(one.output())).toArray(String[]::new),
                        ended.stream().map(one -> key(one.error())).toArray(String[]::new),
                        ended.stream().map(one -> arguments(one.error())).toArray(String[]::new)))
                .fetch();
        var done = new HashSet<JobId>();
        rows.forEach(row -> done.add(new JobId(required(row.getId()))));
        return new Finished(done, !rows.isEmpty() && required(rows.getFirst().getParents()));
    }

    /** Has these come again, each if its lease is still this one; answers which. */
    Set<JobId> retry(List<Outcome.Retried> retried) {
        return release(
                leases(retried),
                retried.stream().map(one -> seconds(one.pause())).toArray(Double[]::new),
                0,
                retried.stream().map(one -> key(one.error())).toArray(String[]::new),
                retried.stream().map(one -> arguments(one.error())).toArray(String[]::new),
                false);
    }

    /** Gives these back as if they had not been leased; those that wait for children, until these have ended. */
    Set<JobId> giveBack(List<? extends Outcome> given, boolean forChildren) {
        var leases = leases(given);
        var nothing = new @Nullable String[leases.size()];
        var pauses = new Double[leases.size()];
        Arrays.fill(pauses, 0.0);
        return release(leases, pauses, 1, nothing, nothing, forChildren);
    }

    private Set<JobId> release(
            List<Lease> leases,
            Double[] pauses,
            int uncounted,
            @Nullable String[] errors,
            @Nullable String[] arguments,
            boolean forChildren) {
        var notCounted = new Integer[leases.size()];
        Arrays.fill(notCounted, uncounted);
        return db.selectFrom(
                        RELEASE.call(ids(leases), fences(leases), pauses, notCounted, errors, arguments, forChildren))
                .fetchSet(row -> new JobId(required(row.getId())));
    }

    /** Leases of the calling tenant that ran out, held until the transaction ends. */
    List<Lease> lost() {
        return db.selectFrom(QUEUE)
                .where(QUEUE.STATE.eq("LEASED"))
                .and(QUEUE.LEASE_UNTIL.lt(currentInstant()))
                .forUpdate()
                .skipLocked()
                .fetch()
                .map(QueueQueries::lease);
    }

    /** The leases, real or not yet, of those jobs whose row nobody else holds, held until the transaction ends. */
    List<Lease> takeFree(Collection<JobId> ids) {
        return db.selectFrom(QUEUE)
                .where(QUEUE.ID.eq(DSL.any(JobId.values(ids))))
                .orderBy(QUEUE.ID)
                .forUpdate()
                .skipLocked()
                .fetch()
                .map(QueueQueries::lease);
    }

    private static Lease lease(QueueRecord row) {
        return new Lease(
                row.getTenantId(),
                new JobId(row.getId()),
                row.getType(),
                row.getFence(),
                row.getAttempts(),
                row.getMaxAttempts(),
                row.getDueAt(),
                row.getCheckpoint(),
                JobProgress.NONE,
                JSONB.valueOf("{}"),
                new JobCreator(JobCreator.SYSTEM, null),
                "");
    }

    /** Makes parents of the calling tenant ready whose children have all ended; answers how many. */
    int wakeParents() {
        return required(Routines.wakeParents(db.configuration()));
    }

    /**
     * Holds the job's row for this transaction, keeps how far it is and prolongs its lease; false when the lease is no
     * longer this one, or the job is to be cancelled.
     *
     * @param checkpoint null leaves what was kept before
     */
    boolean hold(Lease lease, @Nullable JSONB checkpoint, JobProgress progress, Duration time) {
        return db.update(QUEUE)
                        .set(QUEUE.CHECKPOINT, checkpoint == null ? QUEUE.CHECKPOINT : DSL.val(checkpoint))
                        .set(QUEUE.PROGRESS_DONE, progress.done())
                        .set(QUEUE.PROGRESS_TOTAL, progress.total())
                        .set(QUEUE.PROGRESS_MESSAGE, progress.message())
                        .set(QUEUE.LEASE_UNTIL, currentInstant().plus(DayToSecond.valueOf(time)))
                        .where(own(lease))
                        .and(notExists(selectOne()
                                .from(JOB)
                                .where(JOB.TENANT_ID.eq(lease.tenant()))
                                .and(JOB.ID.eq(lease.job().value()))
                                .and(JOB.CANCEL_REQUESTED_AT.isNotNull())))
                        .execute()
                == 1;
    }

    /** Keeps a run's state, in the transaction in which {@link #hold} went well. */
    void checkpoint(Lease lease, JSONB checkpoint) {
        db.update(QUEUE).set(QUEUE.CHECKPOINT, checkpoint).where(own(lease)).execute();
    }

    /** Whether the job was cancelled, or is to be. */
    boolean isCancelled(JobId job) {
        return db.fetchExists(
                JOB,
                JOB.ID.eq(job.value()),
                JOB.CANCEL_REQUESTED_AT.isNotNull().or(JOB.STATUS.eq(JobStatus.CANCELLED.name())));
    }

    /** Whether the job has a child that has not ended. */
    boolean hasChild(JobId parent) {
        return db.fetchExists(QUEUE, QUEUE.TENANT_ID.eq(CurrentCaller.tenant()), QUEUE.PARENT_ID.eq(parent.value()));
    }

    /** Keeps how far a run is, if its lease is still its own; what was kept meanwhile and is further stays. */
    boolean progress(Lease lease, JobProgress progress) {
        return progress(progress, own(lease));
    }

    /** As {@link #progress}, but false where the row is held, as by the run's own write. */
    boolean progressIfFree(Lease lease, JobProgress progress) {
        var free = select(QUEUE.ID).from(QUEUE).where(own(lease)).forUpdate().skipLocked();
        return progress(progress, QUEUE.TENANT_ID.eq(lease.tenant()).and(QUEUE.ID.in(free)));
    }

    private boolean progress(JobProgress progress, Condition which) {
        var further = QUEUE.PROGRESS_DONE.le(progress.done());
        return db.update(QUEUE)
                        .set(QUEUE.PROGRESS_DONE, greatest(QUEUE.PROGRESS_DONE, DSL.val(progress.done())))
                        .set(
                                QUEUE.PROGRESS_TOTAL,
                                when(further, DSL.val(progress.total(), QUEUE.PROGRESS_TOTAL))
                                        .otherwise(QUEUE.PROGRESS_TOTAL))
                        .set(
                                QUEUE.PROGRESS_MESSAGE,
                                when(further, DSL.val(progress.message(), QUEUE.PROGRESS_MESSAGE))
                                        .otherwise(QUEUE.PROGRESS_MESSAGE))
                        .where(which)
                        .execute()
                == 1;
    }

    private static Condition own(Lease lease) {
        return QUEUE.TENANT_ID
                .eq(lease.tenant())
                .and(QUEUE.ID.eq(lease.job().value()))
                .and(QUEUE.FENCE.eq(lease.fence()));
    }

    private @Nullable String arguments(@Nullable JobError error) {
        return error == null ? null : json.write(error.arguments()).data();
    }

    private static @Nullable String key(@Nullable JobError error) {
        return error == null ? null : error.key();
    }

    private static @Nullable String data(@Nullable JSONB text) {
        return text == null ? null : text.data();
    }

    private static List<Lease> leases(List<? extends Outcome> outcomes) {
        return outcomes.stream().map(Outcome::lease).toList();
    }

    static UUID[] ids(List<Lease> leases) {
        return leases.stream().map(lease -> lease.job().value()).toArray(UUID[]::new);
    }

    static Long[] fences(List<Lease> leases) {
        return leases.stream().map(Lease::fence).toArray(Long[]::new);
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
