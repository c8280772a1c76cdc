package foyer.jobs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import foyer.platform.database.ConstraintViolations;
import foyer.platform.database.Transactions;
import foyer.platform.events.Events;
import foyer.platform.events.Wake;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes how runs ended: those of a tenant that ended meanwhile in one transaction, with their events. What cannot be
 * written now stays, and with it the lease; what can never be written (an output that is too large) fails its job.
 */
@Component
class JobSettling {

    private static final Logger LOG = LoggerFactory.getLogger(JobSettling.class);
    private static final int BATCH = 200;

    /** Who ends jobs, in events. */
    static final String NAME = "jobs";

    private final QueueQueries queue;
    private final JobHandlers handlers;
    private final JobQuotas quotas;
    private final JobRuns runs;
    private final Events events;
    private final Transactions transactions;
    private final JobWakes wakes;
    private final JobMeters meters;
    private final BlockingQueue<Settled> waiting = new LinkedBlockingQueue<>();
    private final List<Settled> writing = new ArrayList<>();
    private final Wake wake = new Wake();

    JobSettling(
            QueueQueries queue,
            JobHandlers handlers,
            JobQuotas quotas,
            JobRuns runs,
            Events events,
            Transactions transactions,
            JobWakes wakes,
            JobMeters meters) {
        this.queue = queue;
        this.handlers = handlers;
        this.quotas = quotas;
        this.runs = runs;
        this.events = events;
        this.transactions = transactions;
        this.wakes = wakes;
        this.meters = meters;
    }

    private record Settled(JobRun run, Outcome outcome) {}

    /** Has the outcome written soon, unless the run has one already. */
    void settle(JobRun run, Outcome outcome) {
        if (run.settle()) {
            waiting.add(new Settled(run, outcome));
            wake.call();
        }
    }

    Wake wake() {
        return wake;
    }

    /** Writes what is there, and waits where there is nothing. */
    void step(Duration longest) throws InterruptedException {
        if (!drain(batch())) {
            wake.await(longest);
        }
    }

    /** Writes what is there, and waits for runs that write; answers whether there was something. */
    boolean drain() {
        return drain(all());
    }

    /** But for what has to wait for a run that holds its row as it writes: that holds up no other. */
    private List<Settled> batch() {
        var batch = all();
        batch.stream().filter(one -> one.run().isWriting()).forEach(writing::add);
        batch.removeAll(writing);
        return batch;
    }

    private List<Settled> all() {
        waiting.addAll(writing);
        writing.clear();
        var batch = new ArrayList<Settled>();
        waiting.drainTo(batch, BATCH);
        return batch;
    }

    private boolean drain(List<Settled> batch) {
        if (batch.isEmpty()) {
            return false;
        }
        var ofTenants =
                batch.stream().collect(groupingBy(one -> one.outcome().lease().tenant(), LinkedHashMap::new, toList()));
        RuntimeException failure = null;
        for (var ofTenant : ofTenants.values()) {
            try {
                writeAll(ofTenant);
            } catch (RuntimeException e) {
                waiting.addAll(ofTenant);
                failure = e;
            }
        }
        wakes.call();
        if (failure != null) {
            throw failure;
        }
        return true;
    }

    private void writeAll(List<Settled> settled) {
        var tenant = settled.getFirst().outcome().lease().tenant();
        try {
            within(tenant, () -> {
                settled.forEach(one -> keepProgress(one.run()));
                writeHere(settled.stream().map(Settled::outcome).toList());
            });
        } catch (RuntimeException e) {
            if (ConstraintViolations.nameOf(e) == null) {
                throw e;
            }
            LOG.warn("an outcome of {} cannot be written", tenant, e);
            settled.forEach(one -> writeOne(tenant, one.run(), one.outcome()));
        }
        // After the commit only: what was undone is written again.
        settled.forEach(one -> {
            one.run().kept();
            runs.remove(one.run());
        });
    }

    private void keepProgress(JobRun run) {
        if (run.isUnkept()) {
            queue.progress(run.lease(), run.progress());
        }
    }

    private void writeOne(UUID tenant, JobRun run, Outcome outcome) {
        try {
            write(tenant, run, outcome);
        } catch (RuntimeException e) {
            if (ConstraintViolations.nameOf(e) == null) {
                throw e;
            }
            var lease = outcome.lease();
            LOG.error("the outcome of {} {} cannot be written", lease.type(), lease.job(), e);
            write(tenant, run, Outcome.failed(lease, JobError.of(JobFailureCode.UNEXPECTED, lease.job())));
        }
    }

    private void write(UUID tenant, JobRun run, Outcome outcome) {
        within(tenant, () -> {
            keepProgress(run);
            writeHere(List.of(outcome));
        });
    }

    /** Does work of the queue itself in a transaction of the tenant. */
    void within(UUID tenant, Runnable work) {
        CurrentCaller.call(Caller.system(tenant, NAME), () -> {
            transactions.run(work);
            return true;
        });
    }

    /** Writes outcomes in the running transaction, each whose lease still holds. */
    void writeHere(List<Outcome> outcomes) {
        var told = new ArrayList<JobEvents>();
        var counted = new ArrayList<JobQuotas.Counted>();
        var ended = only(outcomes, Outcome.Ended.class);
        if (!ended.isEmpty()) {
            var finished = queue.finish(ended).ended();
            ended.stream().filter(one -> finished.contains(one.lease().job())).forEach(one -> {
                counted.add(new JobQuotas.Counted(one.lease().job(), one.lease().type(), one.status()));
                meters.ended(one.lease().type(), one.status());
                told.add(handlers.ended(one.lease(), one.status()));
            });
        }
        var retried = only(outcomes, Outcome.Retried.class);
        if (!retried.isEmpty()) {
            var released = queue.retry(retried);
            retried.stream().filter(one -> released.contains(one.lease().job())).forEach(one -> {
                meters.retried(one.lease().type());
                told.add(handlers.event(JobEvents.RETRIED, one.lease()));
            });
        }
        giveBack(only(outcomes, Outcome.HandedBack.class), false);
        giveBack(only(outcomes, Outcome.Waiting.class), true);
        told.removeIf(event -> handlers.isQuiet(event.jobType()));
        if (!told.isEmpty()) {
            events.publish(told);
        }
        quotas.settle(counted);
    }

    private void giveBack(List<? extends Outcome> given, boolean forChildren) {
        if (!given.isEmpty()) {
            var released = queue.giveBack(given, forChildren);
            LOG.debug("gave back {}", released);
        }
    }

    private static <T extends Outcome> List<T> only(List<Outcome> outcomes, Class<T> kind) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
