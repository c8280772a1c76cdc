package foyer.leads.bulk;

import foyer.entitlements.Feature;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobHandler;
import foyer.jobs.JobRun;
import foyer.leads.LeadInputs;
import foyer.leads.LeadStageService;
import foyer.platform.graphql.UserErrorException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Jobs BULK_STATUS_UPDATE: moves leads to a stage, each in a transaction of its own, so that one that cannot be moved holds up none. */
@Component
class LeadMoveJob implements JobHandler<LeadBulk.Move, LeadBulk.Result> {

    private final LeadStageService stages;

    LeadMoveJob(LeadStageService stages) {
        this.stages = stages;
    }

    @Override
    public JobDefinition<LeadBulk.Move, LeadBulk.Result> definition() {
        return JobDefinition.of("BULK_STATUS_UPDATE", LeadBulk.Move.class, LeadBulk.Result.class)
                .open(LeadBulk.PERMISSION)
                .module(Feature.MODULE_LEADS);
    }

    @Override
    public void check(LeadBulk.Move input) {
        LeadBulk.check(input.leads());
    }

    @Override
    public LeadBulk.Result run(JobRun run, LeadBulk.Move input) {
        var kept = run.state(LeadBulk.Place.class);
        var place = kept == null ? LeadBulk.Place.START : kept;
        while (place.next() < input.leads().size()) {
            place = move(run, input, place);
        }
        return place.result();
    }

    private LeadBulk.Place move(JobRun run, LeadBulk.Move input, LeadBulk.Place place) {
        var lead = input.leads().get(place.next());
        var moved = place.changed(1);
        try {
            run.write(
                    moved,
                    moved.of(input.leads()),
                    () -> stages.move(new LeadInputs.MoveStage(lead, input.stage(), input.lostReason())));
            return moved;
        } catch (UserErrorException _) {
            return place.skip(List.of(lead));
        }
    }
}
