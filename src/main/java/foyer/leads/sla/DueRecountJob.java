package foyer.leads.sla;

import foyer.jobs.JobDefinition;
import foyer.jobs.JobHandler;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import foyer.leads.LeadBulkEvent;
import foyer.platform.events.Events;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Jobs DUE_RECOUNT: says of all leads of a tenant that are waited for by when, some at a time, by the hours as they are when
 * their turn comes. Those that were not asked for before count from now.
 */
@Component
class DueRecountJob implements JobHandler<DueRecountJob.Input, JobDefinition.Nothing> {

    static final String TYPE = "DUE_RECOUNT";

    private static final int AT_ONCE = 2_000;

    private final DueRecountQueries queries;
    private final DueCounting counting;
    private final Events events;

    DueRecountJob(DueRecountQueries queries, DueCounting counting, Events events) {
        this.queries = queries;
        this.counting = counting;
        this.events = events;
    }

    /** @param because the event after which it is done */
    record Input(String because) {}

    /** @param after the last lead that was looked at, null before the first */
    record Place(@Nullable UUID after, int leads) {}

    @Override
    public JobDefinition<Input, JobDefinition.Nothing> definition() {
        return JobDefinition.internal(TYPE, Input.class).quietly();
    }

    @Override
    public JobDefinition.Nothing run(JobRun run, Input input) {
        var kept = run.state(Place.class);
        var place = kept == null ? new Place(null, 0) : kept;
        for (var ids = queries.next(place.after(), AT_ONCE);
                !ids.isEmpty();
                ids = queries.next(place.after(), AT_ONCE)) {
            var these = ids;
            place = new Place(these.getLast(), place.leads() + these.size());
            run.write(
                    place,
                    JobProgress.of(place.leads(), place.leads()),
                    () -> recount(run.id().value(), these));
        }
        return new JobDefinition.Nothing();
    }

    private int recount(UUID job, List<UUID> leads) {
        var changed = counting.recount(leads);
        if (changed > 0) {
            events.publish(new LeadBulkEvent(job, changed));
        }
        return changed;
    }
}
