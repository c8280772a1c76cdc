package foyer.leads.sla;

import foyer.jobs.Jobs;
import foyer.jobs.NewJob;
import foyer.platform.events.EventListener;
import foyer.platform.events.SequencedEvent;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Has the leads that are waited for counted anew once the hours of work, of a stage or the time zone are others. */
@Component
class DueRecount implements EventListener {

    private static final String TENANT = "tenant.updated";

    private final Jobs jobs;

    DueRecount(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "leads.due_recount";
    }

    @Override
    public Set<String> types() {
        return Set.of(WorkingHoursEvent.UPDATED, "pipeline.stage_updated", TENANT);
    }

    /** One after another is no harm: each counts by what is there when it runs. */
    @Override
    public void on(SequencedEvent event) {
        if (!event.type().equals(TENANT) || isOfTimeZone(event)) {
            jobs.enqueue(NewJob.of(DueRecountJob.TYPE, new DueRecountJob.Input(event.type())));
        }
    }

    private static boolean isOfTimeZone(SequencedEvent event) {
        return event.payload().get("changedFields") instanceof Collection<?> fields && fields.contains("timeZone");
    }
}
