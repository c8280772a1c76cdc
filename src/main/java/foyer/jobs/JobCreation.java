package foyer.jobs;

import foyer.audit.Audit;
import foyer.platform.events.Events;
import foyer.platform.time.TenantClock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts jobs into the queue, in the running transaction: with the event, and of people's jobs the audit row. */
@Component
class JobCreation {

    private static final int ATTEMPTS = 10;

    private final JobWriteQueries writes;
    private final JobHandlers handlers;
    private final JobQuotas quotas;
    private final JobWakes wakes;
    private final Events events;
    private final Audit audit;
    private final TenantClock clock;

    JobCreation(
            JobWriteQueries writes,
            JobHandlers handlers,
            JobQuotas quotas,
            JobWakes wakes,
            Events events,
            Audit audit,
            TenantClock clock) {
        this.writes = writes;
        this.handlers = handlers;
        this.quotas = quotas;
        this.wakes = wakes;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The job; of one type and unique key, the one that lives.
     *
     * @throws foyer.entitlements.EntitlementException when the tenant's plan has no room for it
     */
    JobId create(NewJob job) {
        var definition = handlers.of(job.type()).definition();
        if (!definition.input().isInstance(job.input())) {
            throw new IllegalArgumentException(job.type() + " takes " + definition.input());
        }
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var made = writes.insert(job, definition, clock.now());
            if (made != null) {
                tell(made, definition);
                // Last, since the counter is held until the transaction ends.
                quotas.reserve(made, definition.type());
                return made;
            }
            var living = writes.living(job.type(), job.uniqueKey());
            if (living != null) {
                return living;
            }
        }
        throw new IllegalStateException("jobs of " + job.type() + " and this key end as fast as they are made");
    }

    private void tell(JobId made, JobDefinition<?, ?> definition) {
        if (!definition.quiet()) {
            events.publish(new JobEvents(JobEvents.CREATED, made, definition.type(), definition.internal()));
        }
        if (!definition.internal()) {
            audit.record("job.create", Job.TYPE, made.value(), Map.of("type", definition.type()));
        }
        wakes.callAfterCommit();
    }
}
