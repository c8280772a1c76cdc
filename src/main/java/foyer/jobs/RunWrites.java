package foyer.jobs;

import foyer.platform.database.Transactions;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What runs do to the database: a few at a time, since requests need connections too. */
@Component
class RunWrites {

    private final QueueQueries queue;
    private final JobQueries jobs;
    private final Transactions transactions;
    private final JobJson json;
    private final JobSettings settings;
    private final Semaphore places;

    RunWrites(QueueQueries queue, JobQueries jobs, Transactions transactions, JobJson json, JobSettings settings) {
        this.queue = queue;
        this.jobs = jobs;
        this.transactions = transactions;
        this.json = json;
        this.settings = settings;
        this.places = new Semaphore(settings.writes(), true);
    }

    JobJson json() {
        return json;
    }

    boolean hasLivingChild(JobId parent) {
        return queue.hasChild(parent);
    }

    List<Job> children(JobId parent) {
        return jobs.childrenOf(parent);
    }

    /** The same, and keeps what the work answers as the run's state. */
    <S extends Record> S step(Lease lease, JobProgress now, Supplier<S> work) {
        return write(lease, null, now, () -> {
            var state = work.get();
            queue.checkpoint(lease, json.write(state));
            return state;
        });
    }

    /** Does the work in a transaction that the lease holds for. */
    <T extends @Nullable Object> T write(Lease lease, @Nullable Record state, JobProgress now, Supplier<T> work) {
        var checkpoint = state == null ? null : json.write(state);
        places.acquireUninterruptibly();
        try {
            return transactions.write(() -> {
                if (!queue.hold(lease, checkpoint, now, settings.lease())) {
                    throw queue.isCancelled(lease.job())
                            ? new JobCancelledException(lease.job())
                            : new LeaseLostException(lease.job());
                }
                return work.get();
            });
        } finally {
            places.release();
        }
    }
}
