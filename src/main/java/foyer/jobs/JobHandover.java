package foyer.jobs;

import foyer.audit.Audit;
import foyer.audit.AuditEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People's jobs when their maker goes: a job runs as somebody, so somebody takes it over or it ends. */
@Component
class JobHandover {

    private final JobChanges changes;
    private final JobWriteQueries writes;
    private final Audit audit;

    JobHandover(JobChanges changes, JobWriteQueries writes, Audit audit) {
        this.changes = changes;
        this.writes = writes;
        this.audit = audit;
    }

    void handOver(JobCreator from, JobCreator to) {
        var jobs = living(from);
        if (!jobs.isEmpty()) {
            give(jobs, from, to);
        }
    }

    void end(JobCreator from, @Nullable JobCreator to) {
        var jobs = living(from);
        if (jobs.isEmpty()) {
            return;
        }
        changes.cancel(jobs);
        if (to != null) {
            give(jobs, from, to);
        }
    }

    private List<Job> living(JobCreator maker) {
        return changes.lock(writes.livingOf(maker)).values().stream()
                .filter(job -> !job.status().isOver())
                .toList();
    }

    private void give(Collection<Job> jobs, JobCreator from, JobCreator to) {
        writes.give(jobs.stream().map(Job::id).toList(), to);
        var makers = Map.of("before", text(from), "after", text(to));
        audit.record(jobs.stream()
                .map(job -> new AuditEntry("job.hand_over", Job.TYPE, job.id().value(), Map.of("createdBy", makers)))
                .toList());
    }

    private static String text(JobCreator maker) {
        return Objects.toString(maker.id());
    }
}
