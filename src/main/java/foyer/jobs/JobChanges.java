package foyer.jobs;

import foyer.audit.Audit;
import foyer.audit.AuditEntry;
import foyer.platform.events.Events;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends jobs for people and has them come again, in the running transaction, with events and audit rows. */
@Component
class JobChanges {

    private final JobQueries queries;
    private final JobWriteQueries writes;
    private final QueueQueries queue;
    private final JobHandlers handlers;
    private final JobQuotas quotas;
    private final JobWakes wakes;
    private final Events events;
    private final Audit audit;

    JobChanges(
            JobQueries queries,
            JobWriteQueries writes,
            QueueQueries queue,
            JobHandlers handlers,
            JobQuotas quotas,
            JobWakes wakes,
            Events events,
            Audit audit) {
        this.queries = queries;
        this.writes = writes;
        this.queue = queue;
        this.handlers = handlers;
        this.quotas = quotas;
        this.wakes = wakes;
        this.events = events;
        this.audit = audit;
    }

    /** The job as it is now, which nobody else ends or requeues before this transaction ends. */
    @Nullable Job lock(JobId id) {
        return lock(List.of(id)).get(id);
    }

    Map<JobId, Job> lock(Collection<JobId> ids) {
        writes.lock(ids);
        return queries.byIds(ids);
    }

    /**
     * Ends the job and the jobs it has made. One whose run is writing just now is marked instead: the run finds that at
     * its next write, or is ended by whoever looks after it.
     */
    void cancel(Job job) {
        cancel(List.of(job));
    }

    /** The same of several, some of which may be others' children. */
    void cancel(Collection<Job> jobs) {
        var tree = new LinkedHashMap<JobId, Job>();
        jobs.forEach(job -> tree.put(job.id(), job));
        for (var level = List.copyOf(tree.keySet()); !level.isEmpty(); ) {
            var children = writes.lockedLivingChildren(level).stream()
                    .filter(child -> !tree.containsKey(child))
                    .toList();
            queries.byIds(children).values().stream()
                    .filter(child -> !child.status().isOver())
                    .forEach(child -> tree.put(child.id(), child));
            level = children.stream().filter(tree::containsKey).toList();
        }
        end(tree.values());
        audit.record(jobs.stream()
                .map(job -> new AuditEntry("job.cancel", Job.TYPE, job.id().value(), Map.of("type", job.typeName())))
                .toList());
    }

    private void end(Collection<Job> tree) {
        var ids = tree.stream().map(Job::id).toList();
        var leases = queue.takeFree(ids);
        var ended = new HashSet<JobId>();
        if (!leases.isEmpty()) {
            ended.addAll(queue.finish(leases.stream()
                            .map(lease -> new Outcome.Ended(lease, JobStatus.CANCELLED, null, null))
                            .toList())
                    .ended());
        }
        writes.requestCancel(ids.stream().filter(id -> !ended.contains(id)).toList());
        publish(tree.stream()
                .filter(job -> ended.contains(job.id()))
                .map(job -> JobEvents.ended(job.id(), job.typeName(), job.internal(), JobStatus.CANCELLED))
                .toList());
        quotas.settle(tree.stream()
                .filter(job -> ended.contains(job.id()))
                .map(job -> new JobQuotas.Counted(job.id(), job.typeName(), JobStatus.CANCELLED))
                .toList());
        wakes.callAfterCommit();
    }

    /** Has jobs that have ended come again, with their attempts anew and from where they were. */
    void requeue(List<Job> jobs, String action) {
        writes.requeue(jobs.stream().map(Job::id).toList());
        publish(jobs.stream()
                .map(job -> new JobEvents(JobEvents.RETRIED, job.id(), job.typeName(), job.internal()))
                .toList());
        audit.record(jobs.stream()
                .map(job -> new AuditEntry(
                        action,
                        Job.TYPE,
                        job.id().value(),
                        Map.of("type", job.typeName(), "status", job.status().name())))
                .toList());
        jobs.forEach(job -> quotas.reserve(job.id(), job.typeName()));
        wakes.callAfterCommit();
    }

    private void publish(List<JobEvents> told) {
        var heard = told.stream()
                .filter(event -> !handlers.isQuiet(event.jobType()))
                .toList();
        if (!heard.isEmpty()) {
            events.publish(heard);
        }
    }
}
