package foyer.jobs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a job. For the handler's thread, but for what the node that looks after it does. What the handler does to
 * the database it does in {@link #write}: exactly once, whatever node dies and whoever wakes up too late.
 */
public final class JobRun {

    private final Lease lease;
    private final RunWrites writes;
    private volatile @Nullable Long deadline;
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile End end = End.NONE;
    private volatile boolean writing;
    private volatile JobProgress progress;
    private final AtomicBoolean untold = new AtomicBoolean();
    private final AtomicBoolean unkept = new AtomicBoolean();

    JobRun(Lease lease, RunWrites writes) {
        this.lease = lease;
        this.writes = writes;
        this.progress = lease.progress();
    }

    /** Why a run is to end before it is done. */
    enum End {
        NONE,
        CANCELLED,
        LOST
    }

    public JobId id() {
        return lease.job();
    }

    /** Which attempt it is; 1 is the first. */
    public int attempt() {
        return lease.attempt();
    }

    /** What the last {@link #write} with a state kept, of this attempt's predecessors; null when there was none. */
    public <S extends Record> @Nullable S state(Class<S> type) {
        return lease.checkpoint() == null ? null : writes.json().read(lease.checkpoint(), type);
    }

    /**
     * One transaction: makes sure that the job is still this run's, keeps state and progress, prolongs the lease and does
     * the work. The work may be done again after a deadlock, so it has no effect outside the database.
     *
     * @param state what the next attempt begins with, should this one end here; null leaves what was kept before
     * @throws LeaseLostException when another may be at it; nothing has been done
     * @throws JobCancelledException when the job was cancelled; nothing has been done
     */
    public <T extends @Nullable Object> T write(@Nullable Record state, JobProgress now, Supplier<T> work) {
        return writing(now, () -> writes.write(lease, state, now, work));
    }

    /**
     * As {@link #write}, for work whose outcome is what the next attempt begins with.
     *
     * @return the state, as the work answered it
     */
    public <S extends Record> S step(JobProgress now, Supplier<S> work) {
        return writing(now, () -> writes.step(lease, now, work));
    }

    /** Says first that it writes and then looks whether it is to end: whoever ends it does these the other way round. */
    private <T extends @Nullable Object> T writing(JobProgress now, Supplier<T> write) {
        writing = true;
        try {
            check();
            var result = write.get();
            progress = now;
            unkept.set(false);
            untold.set(true);
            return result;
        } finally {
            writing = false;
        }
    }

    /** Tells how far the job is. Kept and told at most four times a second; the last one always is. */
    public void progress(long done, @Nullable Long total, @Nullable String message) {
        check();
        progress = new JobProgress(done, total, message);
        unkept.set(true);
        untold.set(true);
    }

    /**
     * Ends the run when there is no use in going on. Costs nothing.
     *
     * @throws JobCancelledException when the job was cancelled
     * @throws LeaseLostException when its time is over, or the job is another's by now
     */
    public void check() {
        switch (end) {
            case CANCELLED -> throw new JobCancelledException(lease.job());
            case LOST -> throw new LeaseLostException(lease.job());
            case NONE -> {}
        }
    }

    /**
     * The job's children, the oldest 1,000, when all of them have ended. While one has not, this ends the run here: it begins anew, with its
     * state, when the last one has, and that is no further attempt.
     */
    public List<Job> awaitChildren() {
        check();
        if (writes.hasLivingChild(lease.job())) {
            throw new ChildrenAwaited();
        }
        return writes.children(lease.job());
    }

    /** Ends a run that waits for its job's children. */
    static final class ChildrenAwaited extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    Lease lease() {
        return lease;
    }

    /** Its time counts from here on, not from the lease. */
    void begin(Duration timeout) {
        deadline = System.nanoTime() + timeout.toNanos();
    }

    boolean isOverdue(long nanoTime) {
        var until = deadline;
        return until != null && nanoTime - until > 0;
    }

    /** Has the handler end at its next check; the first reason counts. */
    void end(End reason) {
        if (end == End.NONE) {
            end = reason;
        }
    }

    /** True for whoever says first how it ended; nobody else does then. */
    boolean settle() {
        return settled.compareAndSet(false, true);
    }

    boolean isSettled() {
        return settled.get();
    }

    JobProgress progress() {
        return progress;
    }

    /** Whether it may hold its row just now. */
    boolean isWriting() {
        return writing;
    }

    /** Whether there is progress that nobody was told of. */
    boolean isUntold() {
        return untold.get();
    }

    /** Somebody is told of what there is. */
    void told() {
        untold.set(false);
    }

    /** They could not be told; somebody is to be later. */
    void untold() {
        untold.set(true);
    }

    /** Whether there is progress that is not in the database. */
    boolean isUnkept() {
        return unkept.get();
    }

    /** By now it is, for good. */
    void kept() {
        unkept.set(false);
    }
}
