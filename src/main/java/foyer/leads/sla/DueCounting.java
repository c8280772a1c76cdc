package foyer.leads.sla;

import foyer.leads.pipelines.PipelineQueries;
import foyer.leads.sla.DueRecountQueries.Recounted;
import foyer.leads.sla.DueRecountQueries.Waiting;
import foyer.platform.time.TenantClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Counts leads that are waited for anew, by the hours as they are now, from when they began to be waited for. */
@Component
class DueCounting {

    private final DueRecountQueries queries;
    private final PipelineQueries pipelines;
    private final WorkingWeeks weeks;
    private final TenantClock clock;

    DueCounting(DueRecountQueries queries, PipelineQueries pipelines, WorkingWeeks weeks, TenantClock clock) {
        this.queries = queries;
        this.pipelines = pipelines;
        this.weeks = weeks;
        this.clock = clock;
    }

    /** Those whose stage asked for nothing before count from now; answers how many are due otherwise than before. */
    int recount(List<UUID> leads) {
        var waiting = queries.lockWaiting(leads);
        if (waiting.isEmpty()) {
            return 0;
        }
        var stages =
                pipelines.hold(waiting.stream().map(Waiting::stage).distinct().toList());
        var times = weeks.times();
        var now = clock.now();
        var changed = new ArrayList<Recounted>();
        for (var lead : waiting) {
            var stage = stages.get(lead.stage());
            if (stage != null) {
                var from = lead.due() == null ? now : lead.from();
                var due = times.due(stage, from);
                if (!Objects.equals(due, lead.due())) {
                    changed.add(new Recounted(lead.id(), from, due));
                }
            }
        }
        if (!changed.isEmpty()) {
            queries.update(changed);
        }
        return changed.size();
    }
}
