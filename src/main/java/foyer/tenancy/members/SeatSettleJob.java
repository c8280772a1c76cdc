package foyer.tenancy.members;

import foyer.jobs.JobDefinition;
import foyer.jobs.JobHandler;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Jobs SEATS_SETTLE: freezes and thaws members when a number of seats that was agreed for a while has ended. */
@Component
class SeatSettleJob implements JobHandler<SeatSettleJob.Due, JobDefinition.Nothing> {

    static final String TYPE = "SEATS_SETTLE";

    private final ObjectProvider<Seats> seats;

    SeatSettleJob(ObjectProvider<Seats> seats) {
        this.seats = seats;
    }

    record Due(Instant at) {}

    @Override
    public JobDefinition<Due, JobDefinition.Nothing> definition() {
        return JobDefinition.internal(TYPE, Due.class);
    }

    @Override
    public JobDefinition.Nothing run(JobRun run, Due input) {
        run.write(null, JobProgress.of(1, 1), () -> {
            seats.getObject().settle();
            return input;
        });
        return new JobDefinition.Nothing();
    }
}
