package foyer.jobs;

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
    private final long deadline;
    private final AtomicBoolean settled = new AtomicBoolean();
    private volatile End end = End.NONE;
    private volatile JobProgress progress;
    private final AtomicBoolean untold = new AtomicBoolean();
    private final AtomicBoolean unkept = new AtomicBoolean();

    JobRun(Lease lease, long deadline, RunWrites writes) {
        this.lease = lease;
        this.deadline = deadline;
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
        check();
        var result = writes.write(lease, state, now, work);
        progress = now;
        unkept.set(false);
        untold.set(true);
        return result;
    }

    /**
     * As {@link #write}, for work whose outcome is what the next attempt begins with.
     *
     * @return the state, as the work answered it
     */
    public <S extends Record> S step(JobProgress now, Supplier<S> work) {
        check();
        var state = writes.step(lease, now, work);
        progress = now;
        unkept.set(false);
        untold.set(true);
        return state;
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
     * The job's children, all of which have ended. While one has not, this ends the run here: it begins anew, with its
     * state, when the last one has, and that is no further attempt.
     */
    public List<Job> awaitChildren() {
        check();
        var children = writes.children(lease.job());
        if (children.stream().allMatch(child -> child.status().isOver())) {
            return children;
        }
        throw new ChildrenAwaited();
    }

    /** Ends a run that waits for its job's children. */
    static final class ChildrenAwaited extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    Lease lease() {
        return lease;
    }

    boolean isOverdue(long nanoTime) {
        return nanoTime - deadline > 0;
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

    /** Whether there is progress that nobody was told of; from now on somebody was. */
    boolean takeUntold() {
        return untold.getAndSet(false);
    }

    /** Whether there is progress that is not in the database; from now on it is. */
    boolean takeUnkept() {
        return unkept.getAndSet(false);
    }
}
